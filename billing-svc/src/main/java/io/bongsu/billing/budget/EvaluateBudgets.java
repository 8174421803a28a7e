package io.bongsu.billing.budget;

import io.bongsu.billing.charge.Money;
import io.bongsu.contracts.billing.BudgetExceeded;
import io.bongsu.platform.messaging.Outbox;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Compares budgets with what is active, and tells what was reached; always under the hold on the tenant's charges. */
@Component
class EvaluateBudgets implements Budgets {
    private final BudgetRepository budgets;
    private final BudgetPeriodRepository periods;
    private final Outbox outbox;

    EvaluateBudgets(BudgetRepository budgets, BudgetPeriodRepository periods, Outbox outbox) {
        this.budgets = budgets;
        this.periods = periods;
        this.outbox = outbox;
    }

    @Override
    public Mono<Void> evaluate(UUID deliveryId) {
        return periods.current()
                .filterWhen(period -> periods.touches(deliveryId, period))
                .flatMap(period -> fire(null, period, deliveryId));
    }

    /** For a budget that is new or was changed: what is active already counts. */
    Mono<Void> evaluateOne(UUID budgetId) {
        return periods.current()
                .flatMap(period -> periods.newestDelivery(period).flatMap(newest -> fire(budgetId, period, newest)));
    }

    private Mono<Void> fire(@Nullable UUID budgetId, BudgetPeriod period, UUID deliveryId) {
        return budgets.fire(budgetId, period, deliveryId)
                .collectList()
                .flatMapIterable(firings -> firings)
                .concatMap(firing -> tell(firing, period))
                .then();
    }

    private Mono<Void> tell(BudgetFiring firing, BudgetPeriod period) {
        return budgets.find(firing.budgetId())
                .flatMap(budget -> outbox.add(
                        budget.id(),
                        new BudgetExceeded(
                                budget.id(),
                                budget.name(),
                                period.name(),
                                BudgetRequest.Threshold.ACTUAL,
                                firing.percent(),
                                Money.plain(firing.amount()),
                                Money.plain(firing.actual()),
                                budget.currency(),
                                firing.deliveryId(),
                                firing.firedAt())));
    }
}

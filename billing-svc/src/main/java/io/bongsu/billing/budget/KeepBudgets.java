package io.bongsu.billing.budget;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.billing.charge.Charges;
import io.bongsu.platform.paging.PageRequest;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.web.MergePatch;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Budgets written, changed, read and deleted; a written one is evaluated in the same transaction. */
@Component
class KeepBudgets {
    private final BudgetRepository budgets;
    private final BudgetPeriodRepository periods;
    private final EvaluateBudgets evaluation;
    private final Charges charges;
    private final TenantTransaction transaction;
    private final MergePatch patches;

    KeepBudgets(
            BudgetRepository budgets,
            BudgetPeriodRepository periods,
            EvaluateBudgets evaluation,
            Charges charges,
            TenantTransaction transaction,
            MergePatch patches) {
        this.budgets = budgets;
        this.periods = periods;
        this.evaluation = evaluation;
        this.charges = charges;
        this.transaction = transaction;
        this.patches = patches;
    }

    Mono<BudgetStanding> create(BudgetRequest request) {
        Budget budget = request.checked(UuidCreator.getTimeOrderedEpoch());
        // The hold: without it a delivery activated at the same time and this budget would not see each other.
        return transaction.run(charges.hold()
                .then(Mono.defer(() -> budgets.add(budget)))
                .then(Mono.defer(() -> evaluation.evaluateOne(budget.id())))
                .then(Mono.defer(() -> standing(budget.id()))));
    }

    Mono<BudgetStanding> change(UUID id, long version, JsonNode patch) {
        return transaction.run(charges.hold()
                .then(Mono.defer(() -> current(id, version)))
                .map(budget -> budget.changed(
                        patches.apply(BudgetRequest.of(budget), patch, BudgetRequest.class, BudgetRequest.FIELDS)
                                .checked(id)))
                .flatMap(budgets::change)
                .flatMap(changed -> changed ? evaluation.evaluateOne(id) : Mono.error(Failures.notFound("budget")))
                .then(Mono.defer(() -> standing(id))));
    }

    Mono<Void> delete(UUID id, long version) {
        return transaction.run(current(id, version)
                .flatMap(budget -> budgets.delete(id, version))
                .then());
    }

    Mono<BudgetStanding> find(UUID id) {
        return transaction.run(standing(id));
    }

    /** One more than the page, oldest first. */
    Mono<List<BudgetStanding>> list(PageRequest page) {
        UUID after = page.cursor(1).map(cursor -> cursor.uuid(0)).orElse(null);
        return transaction.run(periods.current()
                .flatMap(period -> budgets.after(after, page.limit() + 1)
                        .collectList()
                        .flatMapIterable(found -> found)
                        .concatMap(budget -> standing(budget, period))
                        .collectList()));
    }

    private Mono<Budget> current(UUID id, long version) {
        return budgets.find(id)
                .switchIfEmpty(Mono.error(() -> Failures.notFound("budget")))
                .flatMap(budget -> budget.version() == version
                        ? Mono.just(budget)
                        : standing(id)
                                .flatMap(now -> Mono.error(() -> Failures.preconditionFailed(BudgetView.of(now)))));
    }

    private Mono<BudgetStanding> standing(UUID id) {
        return periods.current()
                .flatMap(period -> budgets.find(id)
                        .switchIfEmpty(Mono.error(() -> Failures.notFound("budget")))
                        .flatMap(budget -> standing(budget, period)));
    }

    private Mono<BudgetStanding> standing(Budget budget, BudgetPeriod period) {
        return budgets.actual(budget.id(), period)
                .flatMap(actual -> budgets.firings(budget.id(), period)
                        .map(firings -> new BudgetStanding(budget, period, actual, firings)));
    }
}

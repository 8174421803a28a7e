package io.bongsu.event.budget;

import static io.bongsu.platform.messaging.FactListeners.on;

import io.bongsu.contracts.EntityId;
import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.billing.BudgetExceeded;
import io.bongsu.event.alert.AlertSignal;
import io.bongsu.event.alert.AlertSubject;
import io.bongsu.event.alert.Alerts;
import io.bongsu.platform.messaging.FactListeners;
import io.bongsu.platform.tenancy.Tenant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import reactor.core.publisher.Mono;

/** Turns a crossed threshold into an alert on the budget; the next higher threshold changes it, the period's end resolves it. */
@Configuration(proxyBeanMethods = false)
class BudgetListener {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    @Bean
    Consumer<Message<byte[]>> budgets(FactListeners listeners, Alerts alerts) {
        return listeners.facts(on(
                BudgetExceeded.class,
                fact -> Tenant.current()
                        .flatMap(tenant -> alerts.apply(List.of(signal(tenant.id(), fact))))
                        .then(Mono.empty())));
    }

    static AlertSignal.Raised signal(UUID tenant, BudgetExceeded fact) {
        EntityRef budget =
                new EntityRef(EntityId.of(tenant, "budget", fact.budgetId().toString()), "budget", fact.name());
        String percent = fact.thresholdPercent().stripTrailingZeros().toPlainString();
        return new AlertSignal.Raised(
                AlertSubject.of("billing", budget, "budget-threshold", null),
                fact.thresholdPercent().compareTo(ALL) < 0 ? 3 : 4,
                "Budget " + fact.name() + " reached " + percent + " % in " + fact.period() + ": " + money(fact.actual())
                        + " of " + money(fact.limit()) + " " + fact.currency(),
                fact.actual().doubleValue(),
                fact.exceededAt(),
                "threshold " + percent + " % (" + fact.thresholdKind() + ")",
                endOf(fact),
                null);
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** The end of its period; for a bill of the past, which is news all the same, a month from now. */
    private static @Nullable Instant endOf(BudgetExceeded fact) {
        try {
            Instant end = YearMonth.parse(fact.period())
                    .plusMonths(1)
                    .atDay(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
            return end.isAfter(fact.exceededAt()) ? end : fact.exceededAt().plus(Duration.ofDays(30));
        } catch (DateTimeException e) {
            return null; // another kind of period: nobody knows its end
        }
    }
}

package io.bongsu.event.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.contracts.billing.BudgetExceeded;
import io.bongsu.contracts.event.AlertChanged;
import io.bongsu.contracts.event.AlertRaised;
import io.bongsu.contracts.event.SituationOpened;
import io.bongsu.event.Bus;
import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;

@BongsuTest("event")
class BudgetIT {
    @Autowired
    RabbitTemplate rabbit;

    @Autowired
    AmqpAdmin admin;

    private static BudgetExceeded exceeded(UUID budget, String percent, String period) {
        return new BudgetExceeded(
                budget,
                "Cloud",
                period,
                "actual",
                new BigDecimal(percent),
                new BigDecimal("100.00"),
                new BigDecimal("81.234"),
                "USD",
                UUID.randomUUID(),
                Instant.parse("2026-11-21T00:00:00Z"));
    }

    @Test
    void exceededBudgetIsAnAlertThatGrowsWithTheThreshold() {
        Bus bus = new Bus(rabbit, admin);
        UUID budget = UUID.randomUUID();
        bus.tell(Tokens.DEFAULT, exceeded(budget, "80", "2026-11"));
        AlertRaised raised =
                bus.awaitFact(AlertRaised.class, fact -> fact.source().equals("billing"));
        assertThat(raised.severity()).isEqualTo(3);
        assertThat(raised.check()).isEqualTo("budget-threshold");
        assertThat(raised.entity().type()).isEqualTo("budget");
        assertThat(raised.summary()).isEqualTo("Budget Cloud reached 80 % in 2026-11: 81.23 of 100.00 USD");
        bus.awaitFact(SituationOpened.class, fact -> fact.situationId().equals(raised.situationId()));
        bus.tell(Tokens.DEFAULT, exceeded(budget, "100.0", "2026-11"));
        AlertChanged changed =
                bus.awaitFact(AlertChanged.class, fact -> fact.alertId().equals(raised.alertId()));
        assertThat(changed.severity()).isEqualTo(4);
        assertThat(changed.summary()).contains("100 %");
    }

    @Test
    void alertEndsWithItsPeriodAndOneOfAPastBillStaysAMonth() {
        Instant now = Instant.parse("2026-11-21T00:00:00Z");
        UUID tenant = Tokens.DEFAULT;
        assertThat(BudgetListener.signal(tenant, exceeded(UUID.randomUUID(), "80", "2026-11"))
                        .expiresAt())
                .isEqualTo("2026-12-01T00:00:00Z");
        assertThat(Objects.requireNonNull(BudgetListener.signal(tenant, exceeded(UUID.randomUUID(), "80", "2024-09"))
                        .expiresAt()))
                .isAfter(now);
        assertThat(BudgetListener.signal(tenant, exceeded(UUID.randomUUID(), "80", "week 7"))
                        .expiresAt())
                .isNull();
    }
}

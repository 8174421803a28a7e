package io.bongsu.billing.charge;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.billing.focus.FocusRow;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DailyChargesTest {

    @Test
    void hoursOfADayAddUpAndIdenticalRowsAllCount() {
        DailyCharges charges = new DailyCharges();
        charges.add(row("2024-05-10T00:00:00Z", "0.00000000001", "1"));
        charges.add(row("2024-05-10T23:00:00Z", "0.00000000001", "1"));
        charges.add(row("2024-05-10T23:00:00Z", "0.00000000001", "1"));
        charges.add(row("2024-05-11T00:00:00Z", "5", "1"));
        assertThat(charges.toList())
                .extracting(
                        charge -> charge.group().day() + " " + Money.text(charge.billedCost()) + " " + charge.rows())
                .containsExactlyInAnyOrder("2024-05-10 0.00000000003 3", "2024-05-11 5 1");
    }

    @Test
    void anUnknownCostIsCountedAndNotTakenForZero() {
        DailyCharges charges = new DailyCharges();
        charges.add(row("2024-05-10T00:00:00Z", "1", null));
        assertThat(charges.toList()).singleElement().satisfies(charge -> {
            assertThat(charge.contractedCost()).isNull();
            assertThat(charge.contractedMissing()).isEqualTo(1);
        });
        charges.add(row("2024-05-10T00:00:00Z", "1", "2.5"));
        assertThat(charges.toList()).singleElement().satisfies(charge -> {
            assertThat(charge.contractedCost()).isEqualByComparingTo("2.5");
            assertThat(charge.contractedMissing()).isEqualTo(1);
        });
    }

    @Test
    void amountsLeaveWithoutExponentOrPadding() {
        assertThat(Money.text(new BigDecimal("0.00000080000"))).isEqualTo("0.0000008");
        assertThat(Money.text(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(Money.text(new BigDecimal("0E-18"))).isEqualTo("0");
        assertThat(Money.text(new BigDecimal("-12.500"))).isEqualTo("-12.5");
    }

    private static FocusRow row(String start, String billed, @Nullable String contracted) {
        Instant begin = Instant.parse(start);
        return new FocusRow(
                "AWS",
                "1",
                null,
                Instant.parse("2024-05-01T00:00:00Z"),
                Instant.parse("2024-06-01T00:00:00Z"),
                begin,
                begin.plusSeconds(3600),
                "Usage",
                "Compute",
                null,
                null,
                null,
                null,
                null,
                "USD",
                new BigDecimal(billed),
                BigDecimal.ONE,
                BigDecimal.ONE,
                contracted == null ? null : new BigDecimal(contracted));
    }
}

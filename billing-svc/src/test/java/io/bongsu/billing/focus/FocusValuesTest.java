package io.bongsu.billing.focus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FocusValuesTest {
    private final List<String> accepted = new ArrayList<>();
    private final FocusValues values = new FocusValues((code, column) -> accepted.add(code + " " + column.title()));

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.00000000000, 0",
        "-0.00, 0",
        "35.2E-7, 0.00000352",
        "1e3, 1000",
        "+1.50, 1.5",
        ".5, 0.5",
        "0.00000000001, 0.00000000001",
        "0.000000000000000001, 0.000000000000000001",
        "0.1000000000000000000000000, 0.1",
        "99999999999999.999999999999999999, 99999999999999.999999999999999999",
        "-12.50, -12.5"
    })
    void decimalsAreReadExactly(String text, BigDecimal expected) throws BadValue {
        assertThat(FocusValues.decimal(text)).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1..2, not-a-decimal",
        "abc, not-a-decimal",
        "NaN, not-a-decimal",
        "Infinity, not-a-decimal",
        "0x10, not-a-decimal",
        "1E, not-a-decimal",
        "'١٢', not-a-decimal",
        "'1,234.5', thousand-separator",
        "1E999999999, number-too-large",
        "1E2147483647, number-too-large",
        "1E-999999999, too-many-decimal-places",
        "100000000000000, number-too-large",
        "0.0000000000000000001, too-many-decimal-places"
    })
    void whatCannotBeKeptExactlyIsRefused(String text, String code) {
        assertThatThrownBy(() -> FocusValues.decimal(text))
                .isInstanceOfSatisfying(
                        BadValue.class, bad -> assertThat(bad.code()).isEqualTo(code));
    }

    @Test
    void endlessNumbersAreRefusedWithoutReadingThem() {
        assertThatThrownBy(() -> FocusValues.decimal("9".repeat(1_000_000))).isInstanceOf(BadValue.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-09-18T22:00:00Z, 2024-09-18T22:00:00Z, 0",
        "2024-09-18T22:00:00.500Z, 2024-09-18T22:00:00.500Z, 0",
        "2024-09-18 22:00:00, 2024-09-18T22:00:00Z, 1",
        "2024-09-18T22:00:00, 2024-09-18T22:00:00Z, 1",
        "2024-09-18, 2024-09-18T00:00:00Z, 1",
        "2024-09-18 22:00:00 UTC, 2024-09-18T22:00:00Z, 1",
        "2024-09-18T22:00:00+09:00, 2024-09-18T13:00:00Z, 1",
        "2024-09-18 22:00Z, 2024-09-18T22:00:00Z, 1"
    })
    void datesWithOneMeaningAreReadAndDeviationsCounted(String text, Instant expected, int counted) throws BadValue {
        assertThat(values.dateTime(FocusColumn.CHARGE_PERIOD_START, text)).isEqualTo(expected);
        assertThat(accepted).hasSize(counted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "09/01/2024",
                "2024-13-01",
                "2024-02-30",
                "20240901",
                "yesterday",
                "2024-09-18+09:00",
                "1700000000"
            })
    void datesWithAnotherMeaningAreRefused(String text) {
        assertThatThrownBy(() -> values.dateTime(FocusColumn.CHARGE_PERIOD_START, text))
                .isInstanceOfSatisfying(
                        BadValue.class, bad -> assertThat(bad.code()).isEqualTo("not-a-date"));
    }

    @Test
    void absentIsNullHoweverItIsWritten() throws BadValue {
        assertThat(values.text(FocusColumn.REGION_ID, "")).isNull();
        assertThat(values.text(FocusColumn.REGION_ID, "  ")).isNull();
        assertThat(values.text(FocusColumn.REGION_ID, "NULL")).isNull();
        assertThat(values.text(FocusColumn.REGION_ID, "null-island")).isEqualTo("null-island");
        assertThat(accepted).containsExactly("literal-null RegionId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"usd", "US$", "XYZ", "dollar"})
    void currenciesAreIsoCodes(String text) {
        assertThatThrownBy(() -> FocusValues.currency(text)).isInstanceOf(BadValue.class);
    }
}

package io.bongsu.ticket.sla.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules against the lists as published each year (월력요항) and as they follow from the law. */
class KoreanHolidaysTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2020, 0101 0124 0125 0126 0127 0301 0415 0430 0505 0606 0815 0817 0930 1001 1002 1003 1009 1225",
        "2021, 0101 0211 0212 0213 0301 0505 0519 0606 0815 0816 0920 0921 0922 1003 1004 1009 1011 1225",
        "2022, 0101 0131 0201 0202 0301 0309 0505 0508 0601 0606 0815 0909 0910 0911 0912 1003 1009 1010 1225",
        "2023, 0101 0121 0122 0123 0124 0301 0505 0527 0529 0606 0815 0928 0929 0930 1002 1003 1009 1225",
        "2024, 0101 0209 0210 0211 0212 0301 0410 0505 0506 0515 0606 0815 0916 0917 0918 1001 1003 1009 1225",
        "2025, 0101 0127 0128 0129 0130 0301 0303 0505 0506 0603 0606 0815 1003 1005 1006 1007 1008 1009 1225",
        "2026, 0101 0216 0217 0218 0301 0302 0501 0505 0524 0525 0603 0606 0717 0815 0817 0924 0925 0926 1003 1005 1009 1225",
        "2027, 0101 0206 0207 0208 0209 0301 0501 0503 0505 0513 0606 0717 0719 0815 0816 0914 0915 0916 1003 1004 1009 1011 1225 1227",
        "2028, 0101 0126 0127 0128 0301 0412 0501 0502 0505 0606 0717 0815 1002 1003 1004 1005 1009 1225",
        "2029, 0101 0212 0213 0214 0301 0501 0505 0507 0520 0521 0606 0717 0815 0921 0922 0923 0924 1003 1009 1225",
        "2030, 0101 0202 0203 0204 0205 0301 0327 0501 0505 0506 0509 0606 0612 0717 0815 0911 0912 0913 1003 1009 1225"
    })
    void yearHasItsHolidays(int year, String dates) {
        List<String> found = KoreanHolidays.of(year).keySet().stream()
                .map(date -> "%02d%02d".formatted(date.getMonthValue(), date.getDayOfMonth()))
                .toList();
        assertThat(String.join(" ", found)).isEqualTo(dates);
    }

    @Test
    void substituteSaysWhoseItIs() {
        assertThat(KoreanHolidays.of(2026).get(java.time.LocalDate.of(2026, 8, 17)))
                .isEqualTo("대체공휴일(광복절)");
    }

    @Test
    void everyYearOfTheTableIsThere() {
        IntStream.rangeClosed(KoreanHolidays.FIRST_YEAR, KoreanHolidays.LAST_YEAR)
                .forEach(year -> assertThat(KoreanHolidays.of(year)).hasSizeGreaterThan(15));
    }
}

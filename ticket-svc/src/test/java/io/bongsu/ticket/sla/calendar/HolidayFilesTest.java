package io.bongsu.ticket.sla.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bongsu.platform.problem.Failure;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holidays from files: what is read, what is refused with which line, and what a calendar becomes of it. */
class HolidayFilesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static String csv(String text) {
        return words(CsvHolidays.read(HolidayFile.of(text.getBytes(UTF_8))));
    }

    private static String ical(String... events) {
        return words(ICalHolidays.read(HolidayFile.of(calendar(events)), TODAY));
    }

    private static byte[] calendar(String... events) {
        return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
                        + List.of(events).stream()
                                .map(event -> "BEGIN:VEVENT\r\n" + event.replace("|", "\r\n") + "\r\nEND:VEVENT\r\n")
                                .collect(Collectors.joining())
                        + "END:VCALENDAR\r\n")
                .getBytes(UTF_8);
    }

    private static String words(List<HolidayDate> dates) {
        return dates.stream()
                .map(date -> date.date() + (date.closes() ? " " : " not ") + date.name())
                .collect(Collectors.joining("; "));
    }

    private static String faults(Runnable reading) {
        Failure failure = catchThrowableOfType(Failure.class, reading::run);
        assertThat(failure).as("refused").isNotNull();
        return failure.errors().stream()
                .map(error -> error.pointer() + " " + error.code())
                .collect(Collectors.joining("; "));
    }

    @Test
    void linesOfDateAndNameAreRead() {
        assertThat(csv("2027-05-03,임시공휴일\n\n20270504,\"a, \"\"b\"\"\"\n"))
                .isEqualTo("2027-05-03 임시공휴일; 2027-05-04 a, \"b\"");
    }

    @Test
    void columnsMayBeNamedInAnyOrderAsOfficesNameThem() {
        assertThat(csv("\uFEFFdateName;isHoliday;locdate\n설날;Y;20270207\n제헌절;N;20270717"))
                .isEqualTo("2027-02-07 설날; 2027-07-17 not 제헌절");
        assertThat(csv("name\tdate\tto\nyear's end\t2026-12-30\t2027-01-01"))
                .isEqualTo("2026-12-30 year's end; 2026-12-31 year's end; 2027-01-01 year's end");
    }

    @Test
    void spreadsheetsInKoreaNeedNotSayUtf8() {
        byte[] bytes = "날짜,명칭\n2027-05-03,임시공휴일".getBytes(Charset.forName("MS949"));
        assertThat(words(CsvHolidays.read(HolidayFile.of(bytes)))).isEqualTo("2027-05-03 임시공휴일");
    }

    @Test
    void everyFaultIsNamedWithItsLine() {
        assertThat(
                        faults(
                                () -> csv(
                                        "date,to,name,holiday\n2027-02-30,,a,Y\n2027-05-03,2027-05-01,b,Y\n2027-05-03,,c,maybe\n"
                                                + "2027-05-03,,\"d,Y\n2027-01-01,2027-12-31,e,Y\n2027-05-05,,ok,Y\n1,,f,Y\n2027-05-05,,g\u202Eh,Y")))
                .isEqualTo("/lines/2 not-a-date; /lines/3 end-before-start; /lines/4 not-a-flag; /lines/5 open-quote;"
                        + " /lines/6 period-too-long; /lines/8 not-a-date; /lines/9 not-a-name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "date,name", "\uFEFF"})
    void fileWithoutHolidaysIsRefused(String text) {
        assertThat(faults(() -> csv(text))).isEqualTo(" no-dates");
    }

    @Test
    void moreDatesThanACalendarShouldHaveAreRefused() {
        String many = LocalDate.of(2027, 1, 1)
                .datesUntil(LocalDate.of(2033, 1, 1))
                .map(LocalDate::toString)
                .collect(Collectors.joining("\n"));
        assertThat(faults(() -> csv(many))).contains("too-many");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '>',
            value = {
                "DTSTART;VALUE=DATE:20270503|SUMMARY:임시\\, 공휴일>2027-05-03 임시, 공휴일",
                "DTSTART:20270503|SUMMARY:a\\\\nb\\nc\\; d>2027-05-03 a\\nb c; d",
                "DTSTART;VALUE=DATE:20270206|DTEND;VALUE=DATE:20270209|SUMMARY:설날>2027-02-06 설날; 2027-02-07 설날; 2027-02-08 설날",
                "DTSTART:20270206|DURATION:P2D|SUMMARY:a>2027-02-06 a; 2027-02-07 a",
                "DTSTART:20270503|SUMMARY:lo|  ng na|\tme>2027-05-03 lo ng name",
                "DTSTART:20270503|SUMMARY;X=\"a:b\":c|BEGIN:VALARM|DTSTART:19990101T000000Z|END:VALARM>2027-05-03 c",
                "DTSTART:20200301|RRULE:FREQ=YEARLY|SUMMARY:삼일절>2026-03-01 삼일절; 2027-03-01 삼일절; 2028-03-01 삼일절; 2029-03-01 삼일절",
                "DTSTART:20201126|RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH|SUMMARY:t>2025-11-27 t; 2026-11-26 t; 2027-11-25 t; 2028-11-23 t",
                "DTSTART:20200525|RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO|EXDATE:20280529|SUMMARY:m>2026-05-25 m; 2027-05-31 m; 2029-05-28 m",
                "DTSTART:20200229|RRULE:FREQ=YEARLY|SUMMARY:leap>2028-02-29 leap",
                "DTSTART:20250101|RRULE:FREQ=YEARLY;COUNT=3|SUMMARY:n>2026-01-01 n; 2027-01-01 n",
                "DTSTART:20250101|RRULE:FREQ=YEARLY;INTERVAL=2;UNTIL=20290101|SUMMARY:n>2027-01-01 n; 2029-01-01 n"
            })
    void eventsAreExpandedFromAYearBackToThreeYearsAhead(String event, String expected) {
        assertThat(ical(event)).isEqualTo(expected);
    }

    @Test
    void cancelledAndFarEventsCloseNothing() {
        assertThat(ical(
                        "DTSTART:20270503|STATUS:CANCELLED",
                        "DTSTART:20150503|SUMMARY:old",
                        "DTSTART:20270504|SUMMARY:stays"))
                .isEqualTo("2027-05-04 stays");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '>',
            value = {
                "DTSTART:20270503T090000Z>/lines/4 not-all-day",
                "SUMMARY:no start>/lines/3 required",
                "DTSTART:20270230>/lines/4 not-a-date",
                "DTSTART:20270503|RRULE:FREQ=WEEKLY>/lines/5 unsupported-rule",
                "DTSTART:20270503|RRULE:FREQ=YEARLY;BYSETPOS=1;BYDAY=MO>/lines/5 unsupported-rule",
                "DTSTART:20270503|RRULE:FREQ=YEARLY;INTERVAL=0>/lines/5 unsupported-rule",
                "DTSTART:20270503|RRULE:FREQ=YEARLY;INTERVAL=2147483647>/lines/5 unsupported-rule",
                "DTSTART:20270503|RRULE:FREQ=YEARLY;BYDAY=MO>/lines/5 unsupported-rule",
                "DTSTART:20270503|RRULE:FREQ=YEARLY;BYDAY=1MO>/lines/5 unsupported-rule",
                "DTSTART:20270503|RRULE:FREQ=YEARLY;BYMONTHDAY=3>/lines/5 unsupported-rule",
                "DTSTART:20270503|RRULE:FREQ=YEARLY;UNTIL=2028>/lines/5 unsupported-rule",
                "DTSTART:20270503|RRULE:>/lines/5 unsupported-rule",
                "DTSTART:20270503|RECURRENCE-ID:20270502>/lines/3 unsupported",
                "DTSTART:20270503|DURATION:PT2H>/lines/5 not-days",
                "DTSTART:20270503|nonsense>/lines/5 not-a-property"
            })
    void whatCannotBeReadIsNamedWithItsLine(String event, String fault) {
        assertThat(faults(() -> ical(event))).startsWith(fault);
    }

    @Test
    void fileThatIsNoCalendarOrBreaksOffIsRefused() {
        assertThat(faults(() -> words(ICalHolidays.read(HolidayFile.of("date,name\n".getBytes(UTF_8)), TODAY))))
                .contains("/lines/1");
        String twice = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270503\nBEGIN:VEVENT\nDTSTART:20270504\nEND:VEVENT\n";
        assertThat(faults(() -> ICalHolidays.read(HolidayFile.of(twice.getBytes(UTF_8)), TODAY)))
                .isEqualTo("/lines/2 open-event");
        byte[] whole = calendar("DTSTART:20270503|SUMMARY:a");
        byte[] half = java.util.Arrays.copyOf(whole, whole.length - 30);
        assertThat(faults(() -> ICalHolidays.read(HolidayFile.of(half), TODAY))).isEqualTo("/lines/3 open-event");
    }

    private static final String EXCEPTIONS = """
            [{"date": "2027-01-01", "kind": "holiday", "name": "1월 1일"}, {"date": "2027-05-05", "kind": "holiday", "name": "어린이날"},
             {"date": "2027-06-06", "kind": "shift", "intervals": [["09:00", "12:00"]]},
             {"date": "2027-07-17", "kind": "holiday", "name": "제헌절"}, {"date": "2020-12-25", "kind": "holiday", "yearly": true},
             {"date": "2027-08-01", "kind": "holiday", "active": false}]""";

    private static HolidayMerge merge(String csv, boolean replace) {
        JsonNode before = JSON.readTree(EXCEPTIONS);
        return HolidayMerge.of(before, CsvHolidays.read(HolidayFile.of(csv.getBytes(UTF_8))), replace, JSON);
    }

    private static List<String> dates(List<HolidayMerge.Change> changes) {
        return changes.stream().map(change -> change.date().toString()).toList();
    }

    @Test
    void mergingAddsRenamesAndTakesAwayAndLeavesTheRest() {
        HolidayMerge merge = merge(
                "date,name,holiday\n2027-05-03,임시공휴일,Y\n2027-05-05,Children,Y\n2027-07-17,,N\n2027-01-01,,Y\n2027-08-01,,Y",
                false);
        assertThat(dates(merge.added())).containsExactly("2027-05-03", "2027-08-01");
        assertThat(dates(merge.renamed())).containsExactly("2027-05-05");
        assertThat(dates(merge.removed())).containsExactly("2027-07-17");
        assertThat(merge.exceptions().toString())
                .contains("1월 1일", "\"shift\"", "\"yearly\"")
                .doesNotContain("제헌절");
    }

    @Test
    void sameFileTwiceChangesNothingTheSecondTime() {
        List<HolidayDate> file =
                CsvHolidays.read(HolidayFile.of("2027-05-03,a\n2027-05-03,b\n2027-07-17".getBytes(UTF_8)));
        HolidayMerge first = HolidayMerge.of(JSON.readTree(EXCEPTIONS), file, false, JSON);
        assertThat(first.changesAnything()).isTrue();
        assertThat(first.exceptions().toString()).contains("\"a, b\"");
        assertThat(HolidayMerge.of(first.exceptions(), file, false, JSON).changesAnything())
                .isFalse();
    }

    @Test
    void replacingDropsWhatTheFileDoesNotNameBetweenItsFirstAndItsLastDate() {
        HolidayMerge merge = merge("2027-03-01,삼일절\n2027-07-01,x", true);
        assertThat(dates(merge.removed())).as("not January, not 17 July").containsExactly("2027-05-05");
        assertThat(merge.exceptions().toString()).contains("\"shift\"", "\"yearly\"", "2027-07-17");
    }
}

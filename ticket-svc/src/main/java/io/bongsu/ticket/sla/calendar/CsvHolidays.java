package io.bongsu.ticket.sla.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Holidays as lines with commas, semicolons or tabs: {@code date,name}, or with a first line that names the columns: date (or
 * locdate), to, name (or dateName), holiday (or isHoliday: N means it is none).
 */
final class CsvHolidays {
    private static final List<List<String>> COLUMNS = List.of(
            List.of("date", "locdate", "from", "날짜", "일자"),
            List.of("to", "end", "until", "종료일"),
            List.of("name", "datename", "summary", "이름", "명칭"),
            List.of("holiday", "isholiday", "공휴일"));
    private static final List<String> YES = List.of("", "y", "yes", "true", "1", "o", "예");
    private static final List<String> NO = List.of("n", "no", "false", "0", "x", "아니오");

    private final HolidayFile file;
    private final char separator;
    private final int[] places;
    private final int firstLine;

    private CsvHolidays(HolidayFile file) {
        this.file = file;
        String first = file.lines().stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
        this.separator =
                first.indexOf('\t') >= 0 ? '\t' : first.indexOf(',') < 0 && first.indexOf(';') >= 0 ? ';' : ',';
        List<String> head = fields(first, separator).orElse(List.of()).stream()
                .map(field -> field.toLowerCase(Locale.ROOT))
                .toList();
        boolean named = head.stream().anyMatch(COLUMNS.getFirst()::contains);
        this.places = named ? places(head) : new int[] {0, -1, 1, -1};
        this.firstLine = named ? file.lines().indexOf(first) + 1 : 0;
    }

    private static int[] places(List<String> head) {
        return COLUMNS.stream()
                .mapToInt(names -> head.indexOf(
                        head.stream().filter(names::contains).findFirst().orElse("\0")))
                .toArray();
    }

    static List<HolidayDate> read(HolidayFile file) {
        CsvHolidays csv = new CsvHolidays(file);
        for (int i = csv.firstLine; i < file.lines().size(); i++) {
            if (!file.lines().get(i).isBlank()) {
                csv.line(i + 1, file.lines().get(i));
            }
        }
        return file.read();
    }

    private void line(int number, String text) {
        Optional<List<String>> fields = fields(text, separator);
        if (fields.isEmpty()) {
            file.wrong(number, "open-quote", "a quotation mark is not closed.");
            return;
        }
        String to = field(fields.get(), 1);
        String holiday = field(fields.get(), 3).toLowerCase(Locale.ROOT);
        if (!YES.contains(holiday) && !NO.contains(holiday)) {
            file.wrong(number, "not-a-flag", "holiday is Y or N, here stands: " + HolidayFile.shown(holiday));
            return;
        }
        Optional<LocalDate> first = file.date(number, field(fields.get(), 0));
        Optional<LocalDate> last = to.isEmpty() ? first : file.date(number, to);
        if (first.isPresent() && last.isPresent()) {
            file.keep(number, first.get(), last.get(), field(fields.get(), 2), YES.contains(holiday));
        }
    }

    private String field(List<String> fields, int column) {
        int place = places[column];
        return place < 0 || place >= fields.size() ? "" : fields.get(place);
    }

    /** Empty when a quotation mark is not closed. */
    private static Optional<List<String>> fields(String line, char separator) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == separator && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return quoted ? Optional.empty() : Optional.of(fields);
    }
}

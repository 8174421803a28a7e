package io.bongsu.ticket.sla.calendar;

import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.Violation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A file of holidays while it is read: every fault is named with its line, and one answer names all of them. */
final class HolidayFile {
    static final int MOST_DATES = 2_000;

    private static final int MOST_LINES = 20_000;
    private static final int MOST_ERRORS = 50;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PERIOD = 62;
    /** What spreadsheets in Korea write when nobody says UTF-8. */
    private static final Charset KOREAN = Charset.forName("MS949");

    private final List<String> lines;
    private final List<HolidayDate> dates = new ArrayList<>();
    private final List<Violation> errors = new ArrayList<>();

    private HolidayFile(String text) {
        this.lines =
                (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
        if (lines.size() > MOST_LINES) {
            throw Failures.invalid("", "too-many", "At most " + MOST_LINES + " lines.");
        }
    }

    static HolidayFile of(byte[] bytes) {
        return new HolidayFile(decoded(bytes, StandardCharsets.UTF_8)
                .or(() -> decoded(bytes, KOREAN))
                .orElseThrow(() -> Failures.invalid("", "not-a-text", "A text in UTF-8.")));
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    List<String> lines() {
        return lines;
    }

    void wrong(int line, String code, String detail) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(new Violation("/lines/" + line, code, "Line " + line + ": " + detail));
        }
    }

    /** A date as 2026-02-17 or 20260217, which is how calendars of offices write it. */
    Optional<LocalDate> date(int line, String text) {
        Optional<LocalDate> date = tried(() ->
                text.length() == 8 ? LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE) : LocalDate.parse(text));
        if (date.filter(found -> found.getYear() >= 1900 && found.getYear() <= 2199)
                .isEmpty()) {
            wrong(line, "not-a-date", "a date is written 2026-02-17 or 20260217, here stands: " + shown(text));
            return Optional.empty();
        }
        return date;
    }

    static <T> Optional<T> tried(Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What was read, to be shown in an answer. */
    static String shown(String text) {
        String safe = text.replaceAll("[\\p{Cc}\\p{Cf}]", " ").strip();
        return safe.isEmpty() ? "nothing" : safe.length() > 40 ? safe.substring(0, 40) + "…" : safe;
    }

    /** Keeps all dates of a period, its last one included. */
    void keep(int line, LocalDate first, LocalDate last, @Nullable String name, boolean closes) {
        String stripped = name == null || name.isBlank() ? null : name.strip();
        if (stripped != null && !stripped.matches("[^\\p{Cc}\\p{Cf}]{1," + LONGEST_NAME + "}")) {
            wrong(line, "not-a-name", "a name has at most " + LONGEST_NAME + " visible characters.");
        } else if (last.isBefore(first)) {
            wrong(line, "end-before-start", "the last date is not before the first.");
        } else if (first.plusDays(LONGEST_PERIOD).isBefore(last)) {
            wrong(line, "period-too-long", "holidays of at most " + LONGEST_PERIOD + " days; is the last date right?");
        } else {
            first.datesUntil(last.plusDays(1)).forEach(date -> keep(new HolidayDate(line, date, stripped, closes)));
        }
    }

    private void keep(HolidayDate date) {
        if (dates.size() == MOST_DATES) {
            wrong(date.line(), "too-many", "at most " + MOST_DATES + " dates.");
        }
        if (dates.size() <= MOST_DATES) {
            dates.add(date);
        }
    }

    /** What the file says, when nothing is wrong. */
    List<HolidayDate> read() {
        if (errors.isEmpty() && dates.isEmpty()) {
            throw Failures.invalid("", "no-dates", "There is no holiday in this file.");
        }
        if (!errors.isEmpty()) {
            throw Failures.invalid(errors);
        }
        return List.copyOf(dates);
    }
}

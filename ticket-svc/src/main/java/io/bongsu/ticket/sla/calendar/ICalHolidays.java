package io.bongsu.ticket.sla.calendar;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holidays as an iCal feed (RFC 5545): all-day events with their name. "Expanded, recurring events too, from one year back to
 * three years ahead"; a cancelled event is none.
 */
final class ICalHolidays {
    private static final String EVENT = "VEVENT";
    private static final Pattern ESCAPED = Pattern.compile("\\\\([nN,;\\\\])");

    private final HolidayFile file;
    private final LocalDate from;
    private final LocalDate to;
    private @Nullable Event event;
    private int inside;

    /** A property of an event. */
    private record Property(int line, String value) {}

    private record Event(int line, Map<String, Property> properties, List<Property> dropped) {}

    /** What stands on a line once folded ones are joined. */
    private record Content(int line, String name, String value) {
        boolean isBeginOf(String component) {
            return name.equals("BEGIN") && value.equalsIgnoreCase(component);
        }

        boolean isEndOf(String component) {
            return name.equals("END") && value.equalsIgnoreCase(component);
        }
    }

    private ICalHolidays(HolidayFile file, LocalDate today) {
        this.file = file;
        this.from = today.minusYears(1);
        this.to = today.plusYears(3);
    }

    static List<HolidayDate> read(HolidayFile file, LocalDate today) {
        ICalHolidays calendar = new ICalHolidays(file, today);
        List<Content> contents = calendar.unfolded();
        if (contents.isEmpty() || !contents.getFirst().isBeginOf("VCALENDAR")) {
            file.wrong(1, "not-a-calendar", "an iCal file begins with BEGIN:VCALENDAR.");
            return file.read();
        }
        contents.forEach(calendar::take);
        calendar.open(calendar.event);
        return file.read();
    }

    /** "Lines longer than 75 octets are folded": a line that begins with a blank goes on with the one before. */
    private List<Content> unfolded() {
        List<Content> contents = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int begun = 1;
        for (int i = 0; i < file.lines().size(); i++) {
            String line = file.lines().get(i);
            if (!line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t')) {
                text.append(line, 1, line.length());
            } else {
                content(begun, text.toString()).ifPresent(contents::add);
                text.setLength(0);
                text.append(line);
                begun = i + 1;
            }
        }
        content(begun, text.toString()).ifPresent(contents::add);
        return contents;
    }

    /** Parameters are left out: a value says itself whether it is a date. */
    private Optional<Content> content(int line, String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        int colon = colon(text);
        if (colon < 1) {
            file.wrong(line, "not-a-property", "a line is NAME:value, here stands: " + HolidayFile.shown(text));
            return Optional.empty();
        }
        String name = text.substring(0, colon).split(";", 2)[0].toUpperCase(Locale.ROOT);
        return Optional.of(new Content(line, name, text.substring(colon + 1).strip()));
    }

    /** The first one outside quotation marks: parameters may have some in them. */
    private static int colon(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            quoted ^= text.charAt(i) == '"';
            if (text.charAt(i) == ':' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private void take(Content content) {
        if (content.isBeginOf(EVENT)) {
            open(event);
            event = new Event(content.line(), new HashMap<>(), new ArrayList<>());
            inside = 0;
        } else if (content.isEndOf(EVENT) && event != null) {
            keep(event);
            event = null;
        } else if (content.name().equals("BEGIN") || content.name().equals("END")) {
            inside += content.name().equals("BEGIN") ? 1 : -1; // an alarm's properties are not the event's
        } else if (event != null && inside == 0) {
            Property property = new Property(content.line(), content.value());
            if (content.name().equals("EXDATE")) {
                event.dropped().add(property);
            } else {
                event.properties().put(content.name(), property);
            }
        }
    }

    private void open(@Nullable Event one) {
        if (one != null) {
            file.wrong(one.line(), "open-event", "the event that begins here does not end.");
        }
    }

    private void keep(Event one) {
        Property start = one.properties().get("DTSTART");
        Property instance = one.properties().get("RECURRENCE-ID");
        Property status = one.properties().get("STATUS");
        if (start == null) {
            file.wrong(one.line(), "required", "the event has no DTSTART.");
        } else if (instance != null || one.properties().containsKey("RDATE")) {
            file.wrong(one.line(), "unsupported", "write changed and added dates of a series as events of their own.");
        } else if (status == null || !status.value().equalsIgnoreCase("CANCELLED")) {
            day(start).ifPresent(first -> keep(one, first, last(one, first)));
        }
    }

    private Optional<LocalDate> day(Property property) {
        if (property.value().contains("T")) {
            file.wrong(
                    property.line(),
                    "not-all-day",
                    "only all-day events close a date; hours are breaks of a calendar.");
            return Optional.empty();
        }
        return file.date(property.line(), property.value());
    }

    /** DTEND is the first date that is not meant any more. */
    private Optional<LocalDate> last(Event one, LocalDate first) {
        Property end = one.properties().get("DTEND");
        Property duration = one.properties().get("DURATION");
        if (end != null) {
            return day(end).map(date -> date.isAfter(first) ? date.minusDays(1) : date);
        }
        if (duration != null) {
            Optional<LocalDate> last = HolidayFile.tried(() -> first.plus(Period.parse(duration.value())))
                    .map(date -> date.isAfter(first) ? date.minusDays(1) : date);
            if (last.isEmpty()) {
                file.wrong(duration.line(), "not-days", "a duration of whole days such as P1D.");
            }
            return last;
        }
        return Optional.of(first);
    }

    private void keep(Event one, LocalDate first, Optional<LocalDate> last) {
        Property rule = one.properties().get("RRULE");
        Property summary = one.properties().get("SUMMARY");
        if (last.isEmpty()) {
            return;
        }
        Set<LocalDate> dropped = dropped(one);
        long more = first.until(last.get(), ChronoUnit.DAYS);
        for (LocalDate date : rule == null ? List.of(first) : recurring(rule, first)) {
            boolean near = !date.plusDays(more).isBefore(from) && !date.isAfter(to);
            if (near && !dropped.contains(date)) {
                file.keep(one.line(), date, date.plusDays(more), summary == null ? null : plain(summary), true);
            }
        }
    }

    private List<LocalDate> recurring(Property rule, LocalDate first) {
        Optional<YearlyRule> yearly = YearlyRule.of(first, rule.value().toUpperCase(Locale.ROOT));
        if (yearly.isEmpty()) {
            file.wrong(
                    rule.line(),
                    "unsupported-rule",
                    "holidays recur yearly on a date or the nth weekday of a month, here stands: "
                            + HolidayFile.shown(rule.value()));
        }
        return yearly.map(found -> found.until(to)).orElse(List.of());
    }

    private Set<LocalDate> dropped(Event one) {
        Set<LocalDate> dates = new HashSet<>();
        for (Property property : one.dropped()) {
            for (String date : property.value().split(",", -1)) {
                day(new Property(property.line(), date.strip())).ifPresent(dates::add);
            }
        }
        return dates;
    }

    private static String plain(Property text) {
        return ESCAPED.matcher(text.value())
                .replaceAll(
                        found -> found.group(1).equalsIgnoreCase("n") ? " " : Matcher.quoteReplacement(found.group(1)));
    }
}

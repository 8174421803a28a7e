package io.bongsu.ticket.sla.calendar;

import io.bongsu.ticket.sla.clock.WorkCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A calendar's exceptions with the holidays of a file in them. Holidays of single dates are what a file can change; periods,
 * yearly ones, shifts and breaks stay as they are.
 *
 * @param exceptions as they would be
 */
record HolidayMerge(ArrayNode exceptions, List<Change> added, List<Change> renamed, List<Change> removed) {

    record Change(LocalDate date, @Nullable String name) {}

    boolean changesAnything() {
        return !added.isEmpty() || !renamed.isEmpty() || !removed.isEmpty();
    }

    /** @param replace single holidays between the first and the last date of the file that it does not name go away */
    static HolidayMerge of(JsonNode before, List<HolidayDate> file, boolean replace, JsonMapper json) {
        SortedMap<LocalDate, HolidayDate> said = new TreeMap<>();
        file.forEach(date -> said.merge(date.date(), date, HolidayMerge::together));
        HolidayMerge merge =
                new HolidayMerge(json.createArrayNode(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Set<LocalDate> kept = new HashSet<>();
        for (JsonNode exception : before) {
            LocalDate date = singleHoliday(exception);
            HolidayDate news = date == null ? null : said.get(date);
            boolean gone = date != null
                    && (news == null
                            ? replace && !date.isBefore(said.firstKey()) && !date.isAfter(said.lastKey())
                            : !news.closes());
            if (date == null || (news == null && !gone)) {
                merge.exceptions.add(exception);
            } else if (gone) {
                merge.removed.add(new Change(date, name(exception)));
            } else if (news != null && kept.add(date)) {
                merge.keep(news, exception);
            }
        }
        said.values().stream()
                .filter(news -> news.closes() && !kept.contains(news.date()))
                .forEach(merge::add);
        return merge;
    }

    /** Two lines about one date are one holiday with two names; that it is none is said by the last. */
    private static HolidayDate together(HolidayDate one, HolidayDate other) {
        if (!one.closes() || !other.closes() || one.name() == null || other.name() == null) {
            return other.closes() && other.name() == null
                    ? new HolidayDate(other.line(), other.date(), one.name(), true)
                    : other;
        }
        String names = one.name().equals(other.name()) ? one.name() : one.name() + ", " + other.name();
        return new HolidayDate(other.line(), other.date(), names, true);
    }

    private void keep(HolidayDate news, JsonNode exception) {
        boolean sameName = news.name() == null || news.name().equals(name(exception));
        if (sameName) {
            exceptions.add(exception);
        } else {
            renamed.add(new Change(news.date(), news.name()));
            exceptions.add(holiday(news));
        }
    }

    private void add(HolidayDate news) {
        added.add(new Change(news.date(), news.name()));
        exceptions.add(holiday(news));
    }

    private ObjectNode holiday(HolidayDate news) {
        ObjectNode node = exceptions.objectNode();
        node.put("date", news.date().toString()).put("kind", "holiday");
        if (news.name() != null) {
            node.put("name", news.name());
        }
        return node;
    }

    /** The date of an exception that closes just this one; entries that are switched off close none and are not taken for one. */
    private static @Nullable LocalDate singleHoliday(JsonNode exception) {
        boolean single = exception.path("kind").asString("").equals("holiday")
                && exception.hasNonNull("date")
                && !exception.path("yearly").asBoolean(false)
                && exception.path("active").asBoolean(true)
                && !exception.path("removed").asBoolean(false);
        return single ? LocalDate.parse(exception.get("date").asString()) : null;
    }

    private static @Nullable String name(JsonNode exception) {
        return exception.path("name").asString(null);
    }

    /** Dates of the file that are to be ordinary days but stay closed, by line. */
    static Map<Integer, LocalDate> stillClosed(List<HolidayDate> file, WorkCalendar after) {
        Map<Integer, LocalDate> closed = new TreeMap<>();
        Set<LocalDate> closing = new HashSet<>();
        file.stream().filter(HolidayDate::closes).map(HolidayDate::date).forEach(closing::add);
        file.stream()
                .filter(date -> !date.closes() && !closing.contains(date.date()))
                .filter(date -> after.isHoliday(date.date()))
                .forEach(date -> closed.put(date.line(), date.date()));
        return closed;
    }
}

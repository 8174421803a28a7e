package io.bongsu.ticket.sla.calendar;

import io.bongsu.ticket.sla.calendar.CalendarRepository.Head;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The calendars every tenant begins with: Korean office hours with public holidays, and always. */
public final class DefaultCalendars {
    public static final UUID KOREA = UUID.fromString("00000000-0000-7000-8000-0000000ca1e1");
    public static final UUID ALWAYS = UUID.fromString("00000000-0000-7000-8000-0000000ca1e2");

    private static final List<String> WORKDAYS = List.of("mon", "tue", "wed", "thu", "fri");

    private DefaultCalendars() {}

    record Default(UUID id, String name, String definition) {}

    static boolean areAmong(Collection<Head> heads) {
        return heads.stream().map(Head::id).toList().containsAll(List.of(KOREA, ALWAYS));
    }

    static List<Default> all(JsonMapper json) {
        return List.of(
                new Default(KOREA, "한국 업무시간", json.writeValueAsString(korea(json))),
                new Default(ALWAYS, "24x7", json.writeValueAsString(always(json))));
    }

    private static ObjectNode korea(JsonMapper json) {
        ObjectNode calendar = json.createObjectNode().put("zone", "Asia/Seoul");
        ObjectNode weekly = calendar.putObject("weekly");
        WORKDAYS.forEach(day -> hours(weekly.putArray(day), "09:00", "18:00"));
        ArrayNode exceptions = calendar.putArray("exceptions");
        IntStream.rangeClosed(KoreanHolidays.FIRST_YEAR, KoreanHolidays.LAST_YEAR)
                .forEach(year -> KoreanHolidays.of(year)
                        .forEach((date, name) -> exceptions
                                .addObject()
                                .put("date", date.toString())
                                .put("kind", "holiday")
                                .put("name", name)));
        return calendar;
    }

    private static ObjectNode always(JsonMapper json) {
        ObjectNode calendar = json.createObjectNode().put("zone", "Asia/Seoul");
        ObjectNode weekly = calendar.putObject("weekly");
        WORKDAYS.forEach(day -> hours(weekly.putArray(day), "00:00", "24:00"));
        List.of("sat", "sun").forEach(day -> hours(weekly.putArray(day), "00:00", "24:00"));
        calendar.putArray("exceptions");
        return calendar;
    }

    private static void hours(ArrayNode day, String from, String to) {
        day.addArray().add(from).add(to);
    }
}

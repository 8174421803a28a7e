package io.bongsu.ticket.sla.explain;

import io.bongsu.ticket.sla.clock.ClockEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The question as the OpenAPI document shows it; {@link ExplainQuestion} reads it. */
@Schema(name = "SlaQuestion")
record ExplainWish(Calendar calendar, Target target, List<Event> events, Instant now) {

    static final String EXAMPLE = """
            {
              "calendar": {
                "zone": "Asia/Seoul",
                "weekly": {
                  "mon": [["09:00", "12:00"], ["13:00", "18:00"]], "tue": [["09:00", "12:00"], ["13:00", "18:00"]],
                  "wed": [["09:00", "12:00"], ["13:00", "18:00"]], "thu": [["09:00", "12:00"], ["13:00", "18:00"]],
                  "fri": [["09:00", "12:00"], ["13:00", "18:00"]]
                },
                "exceptions": [{ "date": "2026-02-16", "kind": "holiday" }, { "date": "2026-02-17", "kind": "holiday" },
                               { "date": "2026-02-18", "kind": "holiday" }]
              },
              "target": { "kind": "working-time", "duration": "PT4H" },
              "events": [{ "at": "2026-02-13T08:00:00Z", "type": "start" }],
              "now": "2026-02-13T08:30:00Z"
            }""";

    /**
     * @param zone of the IANA database
     * @param weekly hours by weekday: mon, tue, wed, thu, fri, sat, sun; pairs of local times; an end before its start is
     *     overnight
     */
    @Schema(name = "SlaCalendar")
    record Calendar(
            @Schema(example = "Asia/Seoul") String zone,
            Map<String, List<List<String>>> weekly,
            @Nullable List<DateException> exceptions) {}

    /**
     * @param kind holiday, shift or break
     * @param date or, of a holiday, {@code from} and {@code to}
     * @param intervals hours of a shift or break
     * @param active false: the holiday does not close its date
     * @param yearly the holiday recurs
     */
    @Schema(name = "SlaDateException")
    record DateException(
            @Schema(allowableValues = {"holiday", "shift", "break"})
            String kind,

            @Nullable LocalDate date,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable List<List<String>> intervals,
            @Nullable String name,
            @Nullable Boolean active,
            @Nullable Boolean removed,
            @Nullable Boolean yearly) {}

    /**
     * @param duration of working-time: hours, minutes, seconds
     * @param days of working-days
     * @param endOfDay of working-days: until the end of the last one
     */
    @Schema(name = "SlaTarget")
    record Target(
            @Schema(allowableValues = {"working-time", "working-days"})
            String kind,

            @Schema(example = "PT4H") @Nullable String duration,
            @Nullable Integer days,
            @Nullable Boolean endOfDay) {}

    @Schema(name = "SlaEvent")
    record Event(Instant at, ClockEvent.Type type, @Nullable String reason) {}
}

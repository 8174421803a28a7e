package io.bongsu.ticket.sla.calendar;

import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.Violation;
import io.bongsu.ticket.sla.json.Spot;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What would become of a calendar with the holidays of a file? Call it inside a transaction of the tenant. */
@Component
public class HolidayUpload {
    public static final String ICAL = "text/calendar";
    public static final String CSV = "text/csv";

    private final CalendarEdits edits;
    private final JsonMapper json;
    private final Clock clock;

    HolidayUpload(CalendarEdits edits, JsonMapper json, Clock clock) {
        this.edits = edits;
        this.json = json;
        this.clock = clock;
    }

    /** @param type CSV or iCal */
    public record File(HolidayFile content, MediaType type, boolean replace) {
        public static File of(byte[] bytes, MediaType type, boolean replace) {
            return new File(HolidayFile.of(bytes), type, replace);
        }
    }

    /**
     * What a file changes.
     *
     * @param changes false: the calendar says all of it already
     * @param patch of the calendar
     */
    public record Effect(
            List<Holiday> added, List<Holiday> renamed, List<Holiday> removed, boolean changes, JsonNode patch) {

        private static Effect of(HolidayMerge merge, ObjectNode patch) {
            return new Effect(
                    holidays(merge.added()),
                    holidays(merge.renamed()),
                    holidays(merge.removed()),
                    merge.changesAnything(),
                    patch);
        }

        private static List<Holiday> holidays(List<HolidayMerge.Change> changes) {
            return changes.stream()
                    .map(change -> new Holiday(change.date(), change.name()))
                    .toList();
        }
    }

    @Schema(name = "CalendarHoliday")
    public record Holiday(LocalDate date, @Nullable String name) {}

    public Mono<Effect> effect(UUID calendar, File file) {
        return edits.head(calendar).flatMap(edits::view).map(view -> effect(view, file));
    }

    Effect effect(CalendarView view, File file) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of(view.zone()));
        List<HolidayDate> dates = MediaType.parseMediaType(ICAL).isCompatibleWith(file.type())
                ? ICalHolidays.read(file.content(), today)
                : CsvHolidays.read(file.content());
        HolidayMerge merge = HolidayMerge.of(view.exceptions(), dates, file.replace(), json);
        ObjectNode patch = json.createObjectNode();
        patch.set("exceptions", merge.exceptions());
        check(view, dates, merge);
        return Effect.of(merge, patch);
    }

    /** A period or a yearly holiday may close a date that is to be an ordinary one: a file does not change those. */
    private void check(CalendarView view, List<HolidayDate> dates, HolidayMerge merge) {
        ObjectNode definition = json.createObjectNode().put("zone", view.zone());
        definition.set("weekly", view.weekly());
        definition.set("exceptions", merge.exceptions());
        Spot spot = Spot.body(definition);
        CalendarDefinition after = CalendarDefinition.read(spot, CalendarDefinition.FIELDS)
                .orElseThrow(() -> Failures.invalid(spot.errors()));
        Map<Integer, LocalDate> closed = HolidayMerge.stillClosed(dates, after.compiled());
        if (!closed.isEmpty()) {
            throw Failures.invalid(closed.entrySet().stream()
                    .limit(50)
                    .map(each -> new Violation(
                            "/lines/" + each.getKey(),
                            "closed-otherwise",
                            "Line " + each.getKey() + ": " + each.getValue()
                                    + " is closed by a period or a yearly holiday of the calendar; change that one."))
                    .toList());
        }
    }
}

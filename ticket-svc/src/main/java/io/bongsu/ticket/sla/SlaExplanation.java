package io.bongsu.ticket.sla;

import io.bongsu.ticket.sla.clock.Explanation;
import io.bongsu.ticket.sla.clock.Why;
import io.bongsu.ticket.sla.json.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a clock shows what it shows.
 *
 * @param policy name of the policy that promised it
 * @param calendar name of the calendar it counts by
 * @param target PT4H, or 3D and 3DE for working days (E: until the end of the last)
 * @param consumed working time, ISO 8601
 * @param explanation from the start until now or the stop; a line ends where the promise was changed
 * @param changes what was promised before, in order: retroactive counts again from the start, fromChange from the change
 * @param forecast from now to the deadline
 * @param levels of escalation
 */
public record SlaExplanation(
        SlaReading reading,
        String policy,
        String calendar,
        String zone,
        String target,
        Instant startedAt,
        String consumed,
        List<Line> explanation,
        List<Line> forecast,
        List<Level> levels,
        List<Change> changes) {

    /**
     * Another promise took the place of one.
     *
     * @param how retroactive or fromChange
     * @param from what had been promised
     * @param to what was promised then
     */
    @Schema(name = "SlaChange")
    public record Change(Instant at, OnChange how, Terms from, Terms to) {}

    /**
     * What is promised.
     *
     * @param policy its name
     * @param calendar its name
     * @param target as the explanation's own
     */
    @Schema(name = "SlaTerms")
    public record Terms(String policy, String calendar, String target) {}

    /**
     * A level of escalation.
     *
     * @param level 75% of the target, or -PT30M, PT1H, -1D around the deadline
     * @param at when it comes if nothing else happens; of a running clock only
     * @param told the timeline says it
     */
    public record Level(String name, String level, @Nullable Instant at, boolean told) {

        static Level of(Escalation level, ClockAlarm alarm, boolean running) {
            return new Level(
                    level.name(), level.word(), running ? alarm.at(level).orElse(null) : null, alarm.isTold(level));
        }
    }

    public record Line(Instant from, Instant to, boolean counted, Why why, String duration) {

        static Line of(Explanation.Line line) {
            return new Line(
                    Words.instant(line.when().from()),
                    Words.instant(line.when().to()),
                    line.counted(),
                    line.why(),
                    Words.duration(line.when().length()));
        }
    }
}

package io.bongsu.ticket.sla;

import io.bongsu.ticket.sla.clock.Explanation;
import io.bongsu.ticket.sla.clock.Why;
import io.bongsu.ticket.sla.json.Words;
import java.time.Instant;
import java.util.List;

/**
 * Why a clock shows what it shows.
 *
 * @param policy name of the policy that promised it
 * @param calendar name of the calendar it counts by
 * @param target PT4H, or 3D and 3DE for working days (E: until the end of the last)
 * @param consumed working time, ISO 8601
 * @param explanation from the start until now or the stop
 * @param forecast from now to the deadline
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
        List<Line> forecast) {

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

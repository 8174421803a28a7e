package io.bongsu.ticket.sla.explain;

import io.bongsu.ticket.sla.clock.ClockState;
import io.bongsu.ticket.sla.clock.Explanation;
import io.bongsu.ticket.sla.clock.Why;
import io.bongsu.ticket.sla.json.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the clock shows at {@code now}.
 *
 * @param deadline latest instant at which the target is still met; of a running clock only
 * @param displayDue when the target is used up, as people say it ("18:00 today"); of a running clock only
 * @param consumed working time until now, ISO 8601
 * @param remaining ISO 8601, negative (-PT30M) when over
 * @param explanation from the start until now or the stop; the counted lines add up to consumed
 * @param forecast from now to the deadline, as far as is known; the counted lines add up to remaining
 */
record ExplainAnswer(
        ClockState state,
        boolean breached,
        @Nullable Instant deadline,
        @Nullable Instant displayDue,
        @Schema(example = "PT30M") String consumed,
        @Schema(example = "PT1H30M") String remaining,
        List<Line> explanation,
        List<Line> forecast) {

    record Line(
            Instant from,
            Instant to,
            boolean counted,
            Why why,
            @Schema(example = "PT30M") String duration) {

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

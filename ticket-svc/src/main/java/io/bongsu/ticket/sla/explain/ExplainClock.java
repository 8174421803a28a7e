package io.bongsu.ticket.sla.explain;

import io.bongsu.ticket.sla.clock.ClockState;
import io.bongsu.ticket.sla.clock.Due;
import io.bongsu.ticket.sla.clock.Explanation;
import io.bongsu.ticket.sla.clock.OpenTime;
import io.bongsu.ticket.sla.clock.Reading;
import io.bongsu.ticket.sla.clock.SlaClock;
import io.bongsu.ticket.sla.clock.WorkCalendar;
import io.bongsu.ticket.sla.json.Words;
import java.util.List;

/** Answers what a clock shows and why. Plain computation. */
final class ExplainClock {
    private static final int MOST_LINES = 20_000;
    private static final int MOST_AHEAD = 2_000;

    private ExplainClock() {}

    static ExplainAnswer answer(ExplainQuestion question) {
        WorkCalendar calendar = question.calendar().compiled();
        SlaClock clock = new SlaClock(new OpenTime(calendar), question.target());
        Reading reading = clock.read(clock.replay(question.events(), question.now()), question.now());
        Due due = reading.due();
        if (reading.remaining() == null || (due == null && reading.state() == ClockState.RUNNING)) {
            throw new ExplainFailure.NeverDue();
        }
        return new ExplainAnswer(
                reading.state(),
                reading.breached(),
                due == null ? null : Words.instant(due.deadline()),
                due == null ? null : Words.instant(due.display()),
                Words.duration(reading.consumed()),
                Words.duration(reading.remaining()),
                past(question, calendar),
                due == null ? List.of() : ahead(question, calendar, due));
    }

    private static List<ExplainAnswer.Line> past(ExplainQuestion question, WorkCalendar calendar) {
        try {
            return Explanation.of(calendar, question.events(), question.now(), MOST_LINES).stream()
                    .map(ExplainAnswer.Line::of)
                    .toList();
        } catch (Explanation.TooLong e) {
            throw new ExplainFailure.TooLong(MOST_LINES);
        }
    }

    /** Nobody reads a forecast of thousands of lines: then there is none. */
    private static List<ExplainAnswer.Line> ahead(ExplainQuestion question, WorkCalendar calendar, Due due) {
        long from = Math.max(question.now(), question.events().getFirst().at());
        try {
            return Explanation.ahead(calendar, from, due.deadline(), MOST_AHEAD).stream()
                    .map(ExplainAnswer.Line::of)
                    .toList();
        } catch (Explanation.TooLong e) {
            return List.of();
        }
    }
}

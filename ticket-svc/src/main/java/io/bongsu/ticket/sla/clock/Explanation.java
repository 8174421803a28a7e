package io.bongsu.ticket.sla.clock;

import io.bongsu.ticket.sla.clock.OpenHours.Closure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** "Every clock can print its explanation: intervals counted, gaps and why." */
public final class Explanation {
    private final OpenHours hours;
    private final int most;
    private final List<Line> lines = new ArrayList<>();

    /** Time of one kind, joined as far as it goes; counted when it is open. */
    public record Line(Interval when, Why why) {
        public boolean counted() {
            return why == Why.OPEN;
        }

        /** The same of a time that does not count any more, because a promise counts from later on. */
        public Line notCounted() {
            return why == Why.OPEN ? new Line(when, Why.BEFORE) : this;
        }
    }

    /** The explanation would be longer than anybody reads. */
    public static final class TooLong extends RuntimeException {
        TooLong() {
            super("too many lines", null, false, false);
        }
    }

    private Explanation(OpenHours hours, int most) {
        this.hours = hours;
        this.most = most;
    }

    /**
     * From the start to {@code now}, or to the stop: the counted lines add up to what is consumed.
     *
     * @throws TooLong beyond {@code most} lines
     */
    public static List<Line> of(OpenHours hours, List<ClockEvent> events, long now, int most) {
        Explanation explanation = new Explanation(hours, most);
        for (int i = 0; i < events.size() && events.get(i).at() < now; i++) {
            ClockEvent event = events.get(i);
            boolean last = i + 1 == events.size() || events.get(i + 1).at() > now;
            if (last && event.type() == ClockEvent.Type.STOP) {
                break;
            }
            long to = last ? now : events.get(i + 1).at();
            explanation.add(
                    new Interval(event.at(), to),
                    event.type() == ClockEvent.Type.PAUSE || event.type() == ClockEvent.Type.STOP);
        }
        return explanation.lines;
    }

    /** The same lines, none of which goes on over one of these instants. */
    public static List<Line> cut(List<Line> lines, List<Long> instants) {
        List<Line> cut = new ArrayList<>();
        for (Line line : lines) {
            long from = line.when().from();
            for (long instant : instants) {
                if (instant > from && instant < line.when().to()) {
                    cut.add(new Line(new Interval(from, instant), line.why()));
                    from = instant;
                }
            }
            cut.add(new Line(new Interval(from, line.when().to()), line.why()));
        }
        return cut;
    }

    /** What will count and what not, as far as is known now. */
    public static List<Line> ahead(OpenHours hours, long from, long to, int most) {
        Explanation explanation = new Explanation(hours, most);
        explanation.add(new Interval(from, to), false);
        return explanation.lines;
    }

    /** A year at a time, so that what is too long ends early. */
    private void add(Interval span, boolean paused) {
        long from = span.from();
        while (from < span.to()) {
            long next = Math.min(
                    span.to(),
                    Instant.ofEpochMilli(from).plus(366, ChronoUnit.DAYS).toEpochMilli());
            addOpenAndClosed(new Interval(from, next), paused ? Why.PAUSED : Why.OPEN);
            from = next;
        }
    }

    private void addOpenAndClosed(Interval span, Why whenOpen) {
        List<Closure> closures = hours.closures(span);
        long from = span.from();
        for (Interval open : hours.open(span)) {
            addClosed(new Interval(from, open.from()), closures);
            add(open.from(), open.to(), whenOpen);
            from = open.to();
        }
        addClosed(new Interval(from, span.to()), closures);
    }

    /** "Closed hours are shown as closed, not as paused", also inside a pause. */
    private void addClosed(Interval gap, List<Closure> closures) {
        long from = gap.from();
        for (int i = firstEndingAfter(closures, from); i < closures.size(); i++) {
            Interval when = closures.get(i).when().clip(new Interval(from, gap.to()));
            if (closures.get(i).when().from() >= gap.to()) {
                break;
            }
            if (!when.isEmpty()) {
                add(from, when.from(), Why.CLOSED);
                add(when.from(), when.to(), closures.get(i).why());
                from = when.to();
            }
        }
        add(from, gap.to(), Why.CLOSED);
    }

    private static int firstEndingAfter(List<Closure> closures, long instant) {
        int low = 0;
        int high = closures.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (closures.get(middle).when().to() <= instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void add(long from, long to, Why why) {
        if (to <= from) {
            return;
        }
        if (!lines.isEmpty()
                && lines.getLast().why() == why
                && lines.getLast().when().to() == from) {
            from = lines.removeLast().when().from();
        }
        lines.add(new Line(new Interval(from, to), why));
        if (lines.size() > most) {
            throw new TooLong();
        }
    }
}

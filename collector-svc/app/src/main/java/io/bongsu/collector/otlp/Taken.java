package io.bongsu.collector.otlp;

import io.bongsu.collector.exemplars.ExemplarSink;
import io.bongsu.collector.histogram.HistogramPart;
import io.bongsu.collector.histogram.NativeSample;
import io.bongsu.collector.metrics.LiveSeries;
import io.bongsu.collector.metrics.Points;
import io.bongsu.collector.wire.PartPoints;
import java.util.Map;

/** What is taken of a request, and what is not. */
final class Taken {
    private final Points points = new Points(1024);
    private final Rejections rejections = new Rejections();
    private final PartPoints parts = new PartPoints();
    private final ExemplarSink exemplars;
    private final Times times;
    private final long oldest;
    private final long newest;
    private long accepted;
    private long latest;
    private boolean complete;

    Taken(Times times, ExemplarSink exemplars) {
        this.exemplars = exemplars;
        this.times = times;
        this.oldest = times.oldest();
        this.newest = times.newest();
    }

    Points points() {
        return points;
    }

    Rejections rejections() {
        return rejections;
    }

    /** Samples that nothing is wrong with so far, whether there was room for their series or not. */
    long accepted() {
        return accepted;
    }

    /** What comes now is of another resource; answers {@link #accepted()}. */
    long begin() {
        latest = 0;
        return accepted;
    }

    /** The newest time of a sample of the resource, in milliseconds. */
    long latest() {
        return latest;
    }

    /** Whether the point may be stored; if not, why is noted. */
    boolean accepts(PointSeries series, Part first, int labelsToCome, long nanos) {
        String reason = series.known(first, 0) == null ? series.problem(labelsToCome) : "";
        long at = Times.millis(nanos);
        if (reason.isEmpty() && (nanos == 0 || at < oldest || at > newest)) {
            reason = times.reason(nanos);
        }
        if (!reason.isEmpty()) {
            rejections.add(reason, series.where());
            return false;
        }
        return true;
    }

    void add(PointSeries series, Part part, long number, long nanos, double value) {
        count(nanos);
        LiveSeries one = series.get(part, number);
        if (one == null) {
            rejections.add(series.refusal(part), "metric " + Rejections.quoted(series.metric() + part.suffix()));
        } else {
            points.add(one, Times.millis(nanos), value);
        }
    }

    private void count(long nanos) {
        accepted++;
        latest = Math.max(latest, Times.millis(nanos));
    }

    /** A native histogram that has ended. */
    void end(PointSeries series, long nanos) {
        add(series, Part.NATIVE, HistogramPart.COUNT, nanos, Flags.STALE);
    }

    /** All parts of a native histogram or, when there is no room for one of them, none. */
    void add(PointSeries series, NativeSample sample, long nanos) {
        count(nanos);
        parts.clear();
        complete = true;
        sample.each((code, value) -> {
            LiveSeries one = complete ? series.get(Part.NATIVE, code) : null;
            if (one == null) {
                complete = false;
            } else {
                parts.add(one, value);
            }
        });
        if (complete) {
            parts.into(points, Times.millis(nanos));
        } else {
            rejections.add(series.refusal(Part.NATIVE), series.where());
        }
    }

    /** What was observed once, of a series that was taken. */
    void exemplar(PointSeries series, Part part, long number, long nanos, double value, Map<String, String> labels) {
        LiveSeries one = series.known(part, number);
        if (one != null) {
            exemplars.offer(one, Times.millis(nanos), value, labels);
        }
    }
}

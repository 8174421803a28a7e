package io.bongsu.collector.exemplars;

import io.bongsu.collector.metrics.LiveSeries;
import java.util.Map;

/** Where decoders put exemplars. */
public interface ExemplarSink {

    /**
     * Never throws, never waits; may pass it over.
     *
     * @param at milliseconds since the epoch
     */
    void offer(LiveSeries series, long at, double value, Map<String, String> labels);
}

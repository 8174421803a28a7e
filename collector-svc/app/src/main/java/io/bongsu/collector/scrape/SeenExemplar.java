package io.bongsu.collector.scrape;

import io.bongsu.collector.metrics.Series;
import io.bongsu.collector.spi.Observation.Exemplar;
import java.time.Instant;

/**
 * A single observation and the series it is one of.
 *
 * @param at milliseconds since the epoch: its own time or, when it does not say one, the visit's
 */
record SeenExemplar(Series series, Exemplar told, long at) {

    static SeenExemplar of(Series series, Exemplar told, Instant visit) {
        Instant own = told.at();
        return new SeenExemplar(series, told, (own == null ? visit : own).toEpochMilli());
    }
}

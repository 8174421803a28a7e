package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.data.Grid;
import io.bongsu.collector.promql.data.Notes;
import io.bongsu.collector.promql.data.SeriesSource;

/** What all parts of one evaluation share. */
record Run(Options options, Notes notes, Meter meter, SeriesSource source, Lengths lengths, Grid top, boolean instant) {

    long lookback() {
        return options.lookback().toMillis();
    }
}

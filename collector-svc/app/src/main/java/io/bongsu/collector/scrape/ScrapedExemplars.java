package io.bongsu.collector.scrape;

import io.bongsu.collector.exemplars.ExemplarSink;
import io.bongsu.collector.metrics.Intake;
import io.bongsu.collector.metrics.LiveSeries;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Hands the exemplars of a visit on when its samples are stored: a series that was refused has none. */
@Component
class ScrapedExemplars {
    private final Intake intake;
    private final ExemplarSink sink;

    ScrapedExemplars(Intake intake, ExemplarSink sink) {
        this.intake = intake;
        this.sink = sink;
    }

    void offer(UUID tenant, List<SeenExemplar> all) {
        for (SeenExemplar one : all) {
            LiveSeries series = intake.book().known(tenant, one.series());
            if (series != null) {
                sink.offer(series, one.at(), one.told().value(), one.told().attributes());
            }
        }
    }
}

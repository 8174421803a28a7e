package io.bongsu.collector.promql;

import io.bongsu.collector.metrics.Batch;
import io.bongsu.collector.metrics.Metadata;
import io.bongsu.collector.metrics.MetricStore;
import io.bongsu.collector.metrics.Samples;
import io.bongsu.collector.metrics.Selector;
import io.bongsu.collector.metrics.StoredSeries;
import io.bongsu.collector.resource.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** A store in memory. */
final class MemoryStore implements MetricStore {
    private final List<Samples> all = new ArrayList<>();

    void add(String metric, Map<String, String> labels, double... timesAndValues) {
        Samples samples = new Samples(new StoredSeries(all.size(), metric, Labels.of(labels)));
        for (int i = 0; i < timesAndValues.length; i += 2) {
            samples.add((long) timesAndValues[i], timesAndValues[i + 1]);
        }
        all.add(samples);
    }

    @Override
    public Mono<Void> append(Batch batch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<List<Samples>> select(Selector selector, long from, long to) {
        List<Samples> selected = new ArrayList<>();
        for (Samples samples : all) {
            Samples kept = new Samples(samples.series());
            for (int i = 0; i < samples.size(); i++) {
                if (samples.time(i) > from && samples.time(i) <= to) {
                    kept.add(samples.time(i), samples.value(i));
                }
            }
            if (kept.size() > 0
                    && selector.accepts(
                            samples.series().metric(), samples.series().labels())) {
                selected.add(kept);
            }
        }
        return Mono.just(selected);
    }

    @Override
    public Mono<List<StoredSeries>> series(List<Selector> selectors, long from, long to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<List<Metadata>> metadata() {
        throw new UnsupportedOperationException();
    }
}

package io.bongsu.collector.protocol.prometheus;

import io.bongsu.collector.spi.Observation;
import io.bongsu.collector.spi.Observation.Description;
import io.bongsu.collector.spi.Observation.Measurement;
import io.bongsu.collector.spi.Observation.NativeHistogram;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that a target said, with its own labels only. */
record Exposition(List<Exposed> samples, List<NativeHistogram> histograms, List<Description> descriptions) {
    private static final String EXPORTED = "exported_";

    /** With the labels of the target. */
    Observation of(ScrapeSettings settings, Instant at) {
        return new Observation(
                at,
                Map.of(
                        "service.name", settings.labels().getOrDefault("job", ""),
                        "service.instance.id", settings.labels().getOrDefault("instance", "")),
                samples.stream().map(one -> measurement(one, settings)).toList(),
                histograms.stream().map(one -> histogram(one, settings)).toList(),
                descriptions);
    }

    private static Measurement measurement(Exposed one, ScrapeSettings settings) {
        return new Measurement(
                one.name(),
                one.kind(),
                one.unit(),
                labels(settings, one.labels()),
                one.value(),
                believed(one.at(), settings),
                one.exemplar());
    }

    private static NativeHistogram histogram(NativeHistogram one, ScrapeSettings settings) {
        return new NativeHistogram(
                one.metric(),
                one.unit(),
                labels(settings, one.attributes()),
                one.distribution(),
                believed(one.at(), settings),
                one.exemplars());
    }

    private static @Nullable Instant believed(@Nullable Instant own, ScrapeSettings settings) {
        return settings.honorTimestamps() ? own : null;
    }

    private static Map<String, String> labels(ScrapeSettings settings, Map<String, String> exposed) {
        Map<String, String> labels = new TreeMap<>(settings.labels());
        exposed.forEach((name, value) -> {
            boolean collides = labels.containsKey(name);
            if (!collides || settings.honorLabels()) {
                labels.put(name, value);
            } else {
                labels.put(EXPORTED + name, value);
            }
        });
        return labels;
    }
}

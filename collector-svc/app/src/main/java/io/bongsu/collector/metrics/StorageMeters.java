package io.bongsu.collector.metrics;

import io.bongsu.collector.metrics.CompactionRepository.Storage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.ToLongFunction;

/** Rows, samples and bytes of each tier, as they were when they were last looked at. */
final class StorageMeters {
    private final MultiGauge chunks;
    private final MultiGauge samples;
    private final MultiGauge bytes;

    StorageMeters(MeterRegistry meters) {
        chunks = MultiGauge.builder("bongsu.collector.sealed.rows").register(meters);
        samples = MultiGauge.builder("bongsu.collector.sealed.samples").register(meters);
        bytes = MultiGauge.builder("bongsu.collector.sealed.bytes").register(meters);
    }

    void show(List<Storage> all) {
        show(chunks, all, Storage::chunks);
        show(samples, all, Storage::samples);
        show(bytes, all, Storage::bytes);
    }

    private static void show(MultiGauge gauge, List<Storage> all, ToLongFunction<Storage> value) {
        gauge.register(
                all.stream()
                        .map(one -> MultiGauge.Row.of(Tags.of("tier", one.tier()), value.applyAsLong(one)))
                        .toList(),
                true);
    }
}

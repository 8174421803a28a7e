package io.bongsu.collector.protocol.prometheus;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One target.
 *
 * @param labels what every series of the target gets, {@code job} and {@code instance} among them
 * @param honorLabels whether a label that the target exposes wins over ours; otherwise it becomes {@code exported_…}
 * @param honorTimestamps whether the target's own times are kept
 * @param largestBody bytes after unpacking
 * @param mostSamples in one visit
 * @param authorization null when anybody may ask
 */
public record ScrapeSettings(
        URI url,
        Map<String, String> labels,
        boolean honorLabels,
        boolean honorTimestamps,
        int largestBody,
        int mostSamples,
        @Nullable Authorization authorization) {
    public static final int USUAL_BODY = 16 << 20;
    public static final int USUAL_SAMPLES = 100_000;

    public ScrapeSettings {
        labels = Map.copyOf(labels);
    }

    public ScrapeSettings(URI url, Map<String, String> labels) {
        this(url, labels, null);
    }

    public ScrapeSettings(URI url, Map<String, String> labels, @Nullable Authorization authorization) {
        this(url, labels, false, true, USUAL_BODY, USUAL_SAMPLES, authorization);
    }
}

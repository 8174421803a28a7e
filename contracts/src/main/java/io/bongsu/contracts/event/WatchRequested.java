package io.bongsu.contracts.event;

import io.bongsu.contracts.Fact;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * event-svc wants to see these series from now on. Either {@code metric} with label {@code matchers} (equality; names as
 * OpenTelemetry publishes them), forwarded sample by sample; or {@code expr} (PromQL), whose result series are forwarded
 * every few seconds. A later request with the same id replaces the earlier.
 */
@Fact("io.bongsu.event.watch.requested.v1")
public record WatchRequested(
        UUID watchId,
        @Nullable String metric,
        Map<String, String> matchers,
        @Nullable String expr) {}

package io.bongsu.collector.watch;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One wish of event-svc, as it was told. */
record Watch(
        UUID tenant,
        UUID id,
        @Nullable String metric,
        Map<String, String> matchers,
        @Nullable String expr) {}

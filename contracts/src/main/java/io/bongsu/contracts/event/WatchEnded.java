package io.bongsu.contracts.event;

import io.bongsu.contracts.Fact;
import java.util.UUID;

/** event-svc does not want to see the series of this watch any more. */
@Fact("io.bongsu.event.watch.ended.v1")
public record WatchEnded(UUID watchId) {}

package io.bongsu.contracts.event;

import io.bongsu.contracts.Fact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** All alerts of the situation are resolved, or it ended by age. At most 100 alerts are carried, worst first; {@code alertCount} counts all. */
@Fact("io.bongsu.event.situation.closed.v1")
public record SituationClosed(
        UUID situationId, String title, int severity, int alertCount, List<AlertBrief> alerts, Instant closedAt) {}

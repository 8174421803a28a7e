package io.bongsu.contracts.event;

import io.bongsu.contracts.Fact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Alerts joined, left, changed or resolved; the whole picture as it is now. At most 100 alerts are carried, worst first; {@code alertCount} counts all. */
@Fact("io.bongsu.event.situation.changed.v1")
public record SituationChanged(
        UUID situationId, String title, int severity, int alertCount, List<AlertBrief> alerts, Instant changedAt) {}

package io.bongsu.contracts.event;

import io.bongsu.contracts.Fact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A situation began: alerts that belong together. At most 100 alerts are carried, worst first; {@code alertCount} counts all. */
@Fact("io.bongsu.event.situation.opened.v1")
public record SituationOpened(
        UUID situationId, String title, int severity, int alertCount, List<AlertBrief> alerts, Instant openedAt) {}

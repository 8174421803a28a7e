package io.bongsu.contracts.ticket;

import io.bongsu.contracts.Fact;
import java.util.UUID;

/** A job on many tickets went on: about once a second, and when its state changed. */
@Fact("io.bongsu.ticket.desk.job-progressed.v1")
public record JobProgressed(
        UUID jobId, String ownerId, String state, long total, long done, long failed, long undone, long cancelled) {}

package io.bongsu.ticket.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much of a promised time is left.
 *
 * @param metric ack, firstResponse, nextResponse, keepInformed, resolve; to staff also olaAck, ola, vendor
 * @param state running, paused, stopped or cancelled
 * @param dueAt latest instant at which it is still met; of a running clock only
 * @param displayDueAt when it is used up, as people say it
 * @param remaining working time, ISO 8601, negative (-PT30M) when over
 * @param breached a recorded breach stays
 * @param cycle counted from 1: of nextResponse, keepInformed, of queues and vendors there may be several
 * @param party the queue or the vendor whose clock it is
 * @param retargeted another promise took the place of the first while it ran
 */
public record SlaReading(
        Metric metric,
        String state,
        @Nullable Instant dueAt,
        @Nullable Instant displayDueAt,
        @Nullable String remaining,
        boolean breached,
        int cycle,
        @Nullable String party,
        boolean retargeted) {}

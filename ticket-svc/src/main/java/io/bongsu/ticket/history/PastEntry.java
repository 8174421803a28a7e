package io.bongsu.ticket.history;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened elsewhere, before the ticket was here.
 *
 * @param order its place among those of the same millisecond
 */
public record PastEntry(UUID ticket, Instant at, int order, Actor actor, Entry entry) {

    /** Ids are the order of the timeline: this one begins with when it happened, then with its place. */
    UUID id() {
        UUID random = UuidCreator.getTimeOrderedEpoch();
        return new UUID((at.toEpochMilli() << 16) | 0x7000L | (order & 0xFFF), random.getLeastSignificantBits());
    }
}

package io.bongsu.ticket.history;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Something that happened elsewhere, before the ticket was here.
 *
 * @param order its place among those of the same millisecond
 */
public record PastEntry(UUID ticket, Instant at, int order, Actor actor, Entry entry) {

    /** Ids are the order of the timeline: this one begins with when it happened, then with its place. */
    UUID id() {
        return past(at, order & 0xFFF);
    }

    /** An id of that time, version 7. Others may have the same {@code place}: chance keeps them apart. */
    public static UUID past(Instant at, int place) {
        long chance = ThreadLocalRandom.current().nextLong();
        return new UUID((at.toEpochMilli() << 16) | 0x7000L | place, Long.MIN_VALUE | (chance >>> 2));
    }
}

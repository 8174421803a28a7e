package io.bongsu.collector.cluster;

import java.util.UUID;

/**
 * A running collector. A process that starts again is another one.
 *
 * @param address where the others reach it
 */
record Instance(UUID id, String address) {

    /** The name of its advisory lock: 62 random bits. */
    static long lock(UUID id) {
        return id.getLeastSignificantBits();
    }
}

package io.bongsu.collector.cluster;

import java.util.UUID;

/** Who owns the metric store, as this collector knows it. */
public sealed interface Standing {

    /** Nobody is known yet, or the last owner is gone. */
    record Nobody() implements Standing {}

    /** This collector. */
    record Mine(long epoch) implements Standing {}

    /**
     * Another collector.
     *
     * @param token shows it that we are of the same installation
     */
    record Elsewhere(long epoch, UUID holder, String address, String token) implements Standing {
        @Override
        public String toString() {
            return "Elsewhere[" + epoch + ", " + holder + ", " + address + "]"; // no secret reaches a log
        }
    }
}

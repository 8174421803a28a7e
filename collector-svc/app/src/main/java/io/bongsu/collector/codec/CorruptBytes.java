package io.bongsu.collector.codec;

/** Stored bytes are not what we wrote. */
public final class CorruptBytes extends IllegalStateException {
    public CorruptBytes(String message) {
        super(message);
    }
}

package io.bongsu.collector.spi;

/** A target could not be asked. The message never holds a secret. */
public final class CollectionFailed extends Exception {

    public enum Reason {
        UNREACHABLE,
        TIMEOUT,
        REFUSED,
        PROTOCOL
    }

    private final Reason reason;

    public CollectionFailed(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public CollectionFailed(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}

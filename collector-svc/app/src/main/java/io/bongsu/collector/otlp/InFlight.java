package io.bongsu.collector.otlp;

import io.bongsu.platform.problem.Failures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** How many bytes of requests are held now? Bounds memory whatever the number of senders. */
@Component
public class InFlight {
    /** This part of the room is for ordinary requests: who sends very long ones does not keep them out. */
    private static final int RESERVED = 4;

    /** What an ordinary request holds at most, in bytes. */
    private static final long SHORT = 1 << 20;

    private final AtomicLong bytes = new AtomicLong();
    private final long most;

    @Autowired
    InFlight(OtlpProperties properties, MeterRegistry meters) {
        this(properties.inFlight().toBytes(), meters);
    }

    InFlight(long most, MeterRegistry meters) {
        this.most = most;
        Gauge.builder("bongsu.collector.otlp.inflight", bytes, AtomicLong::doubleValue)
                .baseUnit("bytes")
                .register(meters);
    }

    public Lease lease() {
        return new Lease();
    }

    /** What one request holds; given back when it is answered. */
    public final class Lease implements AutoCloseable {
        private long held;
        private boolean closed;

        /** Whoever still reads a request that was given up meanwhile takes nothing: nobody would give it back. */
        public synchronized void take(long more) {
            if (closed) {
                return;
            }
            held += more;
            if (bytes.addAndGet(more) > (held <= SHORT ? most : most - most / RESERVED)) {
                throw Failures.busy(
                        "Too many bytes are being received. Nothing was taken; send it again.", Duration.ofSeconds(1));
            }
        }

        @Override
        public synchronized void close() {
            closed = true;
            bytes.addAndGet(-held);
            held = 0;
        }
    }
}

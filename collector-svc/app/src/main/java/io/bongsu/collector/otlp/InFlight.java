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
        private final AtomicLong held = new AtomicLong();

        public void take(long more) {
            long own = held.addAndGet(more);
            if (bytes.addAndGet(more) > (own <= SHORT ? most : most - most / RESERVED)) {
                throw Failures.busy(
                        "Too many bytes are being received. Nothing was taken; send it again.", Duration.ofSeconds(1));
            }
        }

        @Override
        public void close() {
            bytes.addAndGet(-held.getAndSet(0));
        }
    }
}

package io.bongsu.collector.cluster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Who owns the metric store? Kept up to date by {@link LeaseKeeper}; asked at every request, so it costs nothing. */
@Component
public class Ownership {
    private static final Standing NOBODY = new Standing.Nobody();

    private final Sinks.Many<Standing> changes = Sinks.many().replay().latestOrDefault(NOBODY);
    private final Sinks.Many<Boolean> doubts = Sinks.many().multicast().directBestEffort();
    private volatile Standing standing = NOBODY;
    private volatile long goodUntil;
    private volatile String token = "";

    public Standing standing() {
        return standing;
    }

    /** The owner when it is another collector. */
    public Optional<Standing.Elsewhere> elsewhere() {
        return standing instanceof Standing.Elsewhere other ? Optional.of(other) : Optional.empty();
    }

    /**
     * Is it this one, by a lease that was renewed in time? After a long pause of the process the answer is no until the lease
     * was looked at again: somebody may have taken over meanwhile.
     */
    public boolean isMine() {
        return standing instanceof Standing.Mine && System.nanoTime() - goodUntil < 0;
    }

    /** The first owner that is known; never completes when there is none. */
    Mono<Standing> known() {
        return changes.asFlux().filter(now -> !now.equals(NOBODY)).next();
    }

    /** Completes when another than this one stands. */
    Mono<Standing> otherThan(Standing seen) {
        return changes.asFlux().filter(now -> !now.equals(seen)).next();
    }

    /** Somebody found that the lease may be lost: it is looked at at once. */
    public void doubt() {
        doubts.tryEmitNext(true);
    }

    Flux<Boolean> doubts() {
        return doubts.asFlux();
    }

    /** Did somebody say this who can read our lease? Never before there was one. */
    public boolean accepts(@Nullable String said) {
        String expected = token;
        return said != null
                && !expected.isEmpty()
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), said.getBytes(StandardCharsets.UTF_8));
    }

    /** What others show from now on. */
    void expect(String secret) {
        token = secret;
    }

    /** From now on this collector is the owner, for so long from the given time. */
    public void hold(long epoch, long since, Duration lease) {
        goodUntil = since + lease.toNanos();
        stand(new Standing.Mine(epoch));
    }

    void follow(Standing other) {
        stand(other);
    }

    private void stand(Standing now) {
        if (!now.equals(standing)) {
            standing = now;
            changes.tryEmitNext(now);
        }
    }
}

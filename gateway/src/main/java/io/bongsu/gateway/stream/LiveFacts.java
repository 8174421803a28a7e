package io.bongsu.gateway.stream;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * The last facts and who follows them. An epoch is a stretch without a gap: with each connection to the broker a new one
 * begins, and places of the old one cannot be resumed. The lock is held for moments only; nobody waits inside.
 */
@Component
final class LiveFacts {
    private static final Duration TOO_MANY = Duration.ofSeconds(10);

    private final Deque<LiveFact> ring = new ArrayDeque<>();
    private final Set<Follower> followers = new LinkedHashSet<>();
    private final StreamProperties properties;
    private final FactReader reader;
    private final Clock clock;
    private final Counter cut;
    private String epoch = newEpoch();
    private long seq;

    LiveFacts(StreamProperties properties, FactReader reader, Clock clock, MeterRegistry meters) {
        this.properties = properties;
        this.reader = reader;
        this.clock = clock;
        this.cut = meters.counter("bongsu.gateway.stream.cut");
        meters.gauge("bongsu.gateway.stream.followers", this, facts -> facts.count());
    }

    void tell(Subject subject, byte[] body) {
        FactReader.Read read = reader.read(body);
        Instant now = clock.instant();
        synchronized (this) {
            LiveFact fact = new LiveFact(++seq, now, read.event().tenantid(), subject, read.requesterId(), read.json());
            ring.addLast(fact);
            forget(now);
            for (Iterator<Follower> all = followers.iterator(); all.hasNext(); ) {
                if (!all.next().offer(message(fact), fact)) {
                    all.remove();
                    cut.increment();
                }
            }
        }
    }

    /** Facts may have been missed: everybody reads anew. */
    synchronized void beginAnew() {
        epoch = newEpoch();
        seq = 0;
        ring.clear();
        followers.forEach(follower -> follower.send(reset()));
    }

    /**
     * Facts from now on.
     *
     * @param lastEventId what the reader has; facts after it come first, or a reset when they are not known any more
     */
    Flux<Message> follow(Caller caller, @Nullable String lastEventId) {
        return Flux.defer(() -> {
            Follower follower = new Follower(caller, properties.backlog());
            synchronized (this) {
                if (followers.stream().filter(other -> other.isOf(caller)).count() >= properties.perCaller()) {
                    return Flux.error(Failures.busy("Close a stream before you open another.", TOO_MANY));
                }
                missed(lastEventId).forEach(fact -> follower.offer(message(fact), fact));
                if (lastEventId == null) {
                    follower.send(new Message(epoch + "-" + seq, "", ""));
                } else if (!canResume(lastEventId)) {
                    follower.send(reset());
                }
                followers.add(follower);
            }
            return follower.messages(reset()).doFinally(end -> leave(follower));
        });
    }

    /** A stream that stays open would hold up the stop of the server. */
    @EventListener(ContextClosedEvent.class)
    synchronized void end() {
        followers.forEach(Follower::end);
    }

    private synchronized void leave(Follower follower) {
        followers.remove(follower);
    }

    private synchronized int count() {
        return followers.size();
    }

    private Stream<LiveFact> missed(@Nullable String lastEventId) {
        if (lastEventId == null || !canResume(lastEventId)) {
            return Stream.empty();
        }
        long last = place(lastEventId);
        return ring.stream().filter(fact -> fact.seq() > last);
    }

    /** Nothing between the reader's place and the oldest that we still have. */
    private boolean canResume(String lastEventId) {
        forget(clock.instant());
        long last = place(lastEventId);
        long oldest = ring.isEmpty() ? seq + 1 : ring.getFirst().seq();
        return last >= oldest - 1 && last <= seq;
    }

    /** -2 when it is none of this epoch. */
    private long place(String lastEventId) {
        if (!lastEventId.startsWith(epoch + "-")) {
            return -2;
        }
        try {
            return Long.parseLong(lastEventId.substring(epoch.length() + 1));
        } catch (NumberFormatException e) {
            return -2;
        }
    }

    private void forget(Instant now) {
        Instant oldest = now.minus(properties.keepFor());
        while (!ring.isEmpty()
                && (ring.size() > properties.keepFacts()
                        || ring.getFirst().heardAt().isBefore(oldest))) {
            ring.removeFirst();
        }
    }

    private Message message(LiveFact fact) {
        return new Message(epoch + "-" + fact.seq(), fact.subject().event(), fact.json());
    }

    private Message reset() {
        return new Message(epoch + "-" + seq, "reset", "{}");
    }

    private static String newEpoch() {
        return UuidCreator.getTimeOrderedEpoch().toString().replace("-", "");
    }

    /** An event as it is sent; one without a name only tells the reader its place. */
    record Message(String id, String event, String data) {}
}

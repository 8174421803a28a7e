package io.bongsu.ticket.ticket;

import io.bongsu.platform.tenancy.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Which number does the next ticket get? Never one that was given before, and nobody waits for another one's transaction: a
 * few are taken at once while many are asked for, one at a time on a quiet desk. What was taken and is not asked for within
 * seconds, or whose ticket was refused, stays a gap; so numbers follow the order of opening to within these seconds, also
 * with several instances.
 */
@Component
class Numbers {
    private static final int MOST_AT_ONCE = 32;
    private static final int MOST_SERIES = 2_000;
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final NumberRepository given;
    private final Clock clock;
    private final Map<Series, Block> blocks = new ConcurrentHashMap<>();
    private final Map<Series, Mono<Block>> reserving = new ConcurrentHashMap<>();

    Numbers(NumberRepository given, Clock clock) {
        this.given = given;
        this.clock = clock;
    }

    /** What is counted by itself: one kind of ticket of one tenant in one year. */
    record Series(Tenant tenant, String prefix, int year) {}

    /** Some numbers in a row, given one by one until they are used up or too old. */
    private record Block(AtomicLong next, long last, int size, Instant until) {
        Block(long last, int size, Instant until) {
            this(new AtomicLong(last - size + 1), last, size, until);
        }

        /** 0 when there is none. */
        long take(Instant now) {
            if (now.isAfter(until)) {
                return 0;
            }
            long number = next.getAndIncrement();
            return number <= last ? number : 0;
        }
    }

    Mono<Long> next(String prefix, int year) {
        return Tenant.current().flatMap(tenant -> next(new Series(tenant, prefix, year)));
    }

    private Mono<Long> next(Series series) {
        return Mono.defer(() -> {
            Block block = blocks.get(series);
            long number = block == null ? 0 : block.take(clock.instant());
            return number > 0
                    ? Mono.just(number)
                    : reserving
                            .computeIfAbsent(series, this::reserve)
                            .flatMap(fresh -> next(series)); // others may have taken all of it
        });
    }

    /** The first numbers of it are for those who wait for it together. */
    private Mono<Block> reserve(Series series) {
        Block before = blocks.get(series);
        int size = before == null || clock.instant().isAfter(before.until())
                ? 1
                : Math.min(MOST_AT_ONCE, 2 * before.size());
        return given.reserve(series, size)
                .map(last -> new Block(last, size, clock.instant().plus(KEPT)))
                .doOnNext(fresh -> keep(series, fresh))
                .doOnTerminate(() -> reserving.remove(series)) // before those who wait go on: they may need the next
                .cache();
    }

    private void keep(Series series, Block fresh) {
        if (blocks.size() >= MOST_SERIES) {
            blocks.clear(); // gaps, no more
        }
        blocks.put(series, fresh);
    }

    /** Takes {@code count} numbers at once and answers the first; what is not used stays a gap. */
    Mono<Long> several(String prefix, int year, int count) {
        return Tenant.current()
                .flatMap(tenant -> given.reserve(new Series(tenant, prefix, year), count))
                .map(last -> last - count + 1);
    }
}

package io.bongsu.ticket.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When is a delivery tried again? "0, 5 s, 5 m, 30 m, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h with jitter", each after the one before. */
final class Schedule {
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));
    private static final double JITTER = 0.2;

    private Schedule() {}

    /**
     * @param attempts made so far
     * @param chance from 0 to 1: receivers that failed together are not called together
     * @return empty when that was the last
     */
    static Optional<Duration> next(int attempts, double chance) {
        if (attempts > WAITS.size()) {
            return Optional.empty();
        }
        Duration wait = WAITS.get(Math.max(0, attempts - 1));
        return Optional.of(wait.plusMillis((long) (wait.toMillis() * JITTER * chance)));
    }
}

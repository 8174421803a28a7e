package io.bongsu.launcher.supervise;

import java.time.Duration;

/** The pause before a restart: 1 s, doubling to 30 s; one second again after a minute of good health. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration GOOD = Duration.ofMinutes(1);

    private Duration next = FIRST;

    /** How long to wait now, given how long the process was healthy before it died. */
    Duration pause(Duration healthyFor) {
        if (healthyFor.compareTo(GOOD) >= 0) {
            next = FIRST;
        }
        Duration pause = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return pause;
    }
}

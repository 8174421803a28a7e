package io.bongsu.launcher.supervise;

import java.time.Duration;
import java.util.Map;

/**
 * The pause before a restart: none when it was well and dies for the first time, then 1 s, doubling to 30 s; a minute of good
 * health is a new beginning.
 */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration GOOD = Duration.ofMinutes(1);

    private final Duration longest;
    private Duration next = FIRST;
    private boolean unsuspected = true;

    Backoff(Duration longest) {
        this.longest = longest;
    }

    /** With another longest pause where dying is the plan: {@code BONGSU_LONGEST_RESTART_PAUSE_SECONDS}. */
    static Backoff of(Map<String, String> environment) {
        String seconds = environment.getOrDefault("BONGSU_LONGEST_RESTART_PAUSE_SECONDS", "");
        return new Backoff(seconds.isBlank() ? LONGEST : Duration.ofSeconds(Long.parseLong(seconds)));
    }

    /** How long to wait now, given how long the process was healthy before it died. */
    Duration pause(Duration healthyFor) {
        if (healthyFor.compareTo(GOOD) >= 0) {
            next = FIRST;
            unsuspected = true;
        }
        boolean atOnce = unsuspected && healthyFor.isPositive();
        unsuspected = false;
        if (atOnce) {
            return Duration.ZERO;
        }
        Duration pause = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) > 0 ? longest : doubled;
        return pause;
    }
}

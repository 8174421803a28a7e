package io.bongsu.ticket.sla.clock;

import org.jspecify.annotations.Nullable;

/**
 * What a clock shows at an instant.
 *
 * @param due only of a running clock: "a paused clock has no deadline; it shows the remaining working time", "when it closes
 *     no deadline is left"; also absent when the calendar never opens long enough
 * @param consumed working milliseconds
 * @param remaining working milliseconds, "negative when over"; absent where a deadline in working days cannot be reached
 */
public record Reading(
        ClockState state,
        boolean breached,
        @Nullable Due due,
        long consumed,
        @Nullable Long remaining) {}

package io.bongsu.ticket.ticket;

/** Priority is impact × urgency, 1 (first) to 5 (last); nobody types it in. */
public final class Priority {

    private Priority() {}

    /** Each step down of either is a step down of priority: the matrix of high/medium/low is this sum. */
    public static int of(Level impact, Level urgency) {
        return 1 + stepsDown(impact) + stepsDown(urgency);
    }

    private static int stepsDown(Level level) {
        return switch (level) {
            case HIGH -> 0;
            case MEDIUM -> 1;
            case LOW -> 2;
        };
    }
}

package io.bongsu.ticket.incident;

import io.bongsu.ticket.ticket.Level;
import io.bongsu.ticket.ticket.Priority;

/** How heavy is an incident of a situation of this severity? 5 → P1, 4 → P2, 3 → P3; asked for by a person below that → P5. */
record Weight(Level impact, Level urgency) {

    static Weight of(int severity) {
        return switch (severity) {
            case 5 -> new Weight(Level.HIGH, Level.HIGH);
            case 4 -> new Weight(Level.HIGH, Level.MEDIUM);
            case 3 -> new Weight(Level.MEDIUM, Level.MEDIUM);
            default -> new Weight(Level.LOW, Level.LOW);
        };
    }

    int priority() {
        return Priority.of(impact, urgency);
    }
}

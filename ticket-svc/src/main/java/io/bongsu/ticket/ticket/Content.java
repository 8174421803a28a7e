package io.bongsu.ticket.ticket;

import org.jspecify.annotations.Nullable;

/** What a ticket says. */
public record Content(
        String title,
        String description,
        Level impact,
        Level urgency,
        @Nullable String queue) {

    public Content weighing(Level newImpact, Level newUrgency) {
        return new Content(title, description, newImpact, newUrgency, queue);
    }
}

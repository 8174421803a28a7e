package io.bongsu.ticket.ticket;

import io.bongsu.ticket.history.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tickets for tests, valid and the same every time. */
public final class TicketFixture {
    public static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    public static final Person SOMEBODY = new Person("somebody", "Seo-yeon Ahn");

    private TicketFixture() {}

    public static Ticket anIncident(Status status) {
        return anIncident(status, null);
    }

    public static Ticket anIncident(Status status, @Nullable Person assignee) {
        return new Ticket(
                new UUID(7, 7),
                "INC-2026-000007",
                "incident",
                new Content("web1 suffers", "", Level.MEDIUM, Level.MEDIUM, null),
                status,
                Person.SYSTEM,
                assignee,
                new UUID(1, 1),
                null,
                false,
                false,
                null,
                NOW,
                NOW,
                1);
    }

    /** The ticket after a person changed it. */
    public static Ticket touched(Ticket ticket) {
        return ticket.next(new Actor("somebody", "Seo-yeon Ahn", Actor.Kind.PERSON), NOW);
    }
}

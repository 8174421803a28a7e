package io.bongsu.ticket.ticket;

import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.Violation;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.history.Actor;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A person says that an incident is a major one, or that it is none any more, and why. */
@Component
class DeclareMajor {
    private static final String INCIDENT = "incident";

    private final Tickets tickets;
    private final TicketDetails details;
    private final TenantTransaction transaction;

    DeclareMajor(Tickets tickets, TicketDetails details, TenantTransaction transaction) {
        this.tickets = tickets;
        this.details = details;
        this.transaction = transaction;
    }

    Mono<TicketDetail> declare(String idOrNumber, long version, MajorWish wish, Caller caller) {
        return tickets.locked(idOrNumber, Viewer.of(caller))
                .flatMap(ticket -> apply(ticket, version, wish, caller))
                .flatMap(stored -> details.of(stored, caller))
                .as(transaction::run);
    }

    private Mono<Ticket> apply(Ticket ticket, long version, MajorWish wish, Caller caller) {
        if (ticket.version() != version) {
            return details.outdated(ticket, List.of(), caller);
        }
        if (!ticket.type().equals(INCIDENT)) {
            return Mono.error(Failures.unprocessable(
                    "not-an-incident",
                    "Only incidents can be major ones",
                    ticket.number() + " is a " + ticket.type() + ".",
                    List.of(new Violation("/majorIncident", "not-an-incident", ticket.type()))));
        }
        return tickets.store(ticket, ticket.declaredMajor(wish.majorIncident()), Actor.of(caller), wish.reason());
    }
}

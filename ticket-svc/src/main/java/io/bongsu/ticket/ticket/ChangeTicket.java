package io.bongsu.ticket.ticket;

import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.Violation;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.web.MergePatch;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.people.People;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** A person changes fields of a ticket, or gives it to somebody. */
@Component
class ChangeTicket {
    private final Tickets tickets;
    private final TicketDetails details;
    private final Practices practices;
    private final People people;
    private final MergePatch patches;
    private final Validator validator;
    private final TenantTransaction transaction;

    ChangeTicket(
            Tickets tickets,
            TicketDetails details,
            Practices practices,
            People people,
            MergePatch patches,
            Validator validator,
            TenantTransaction transaction) {
        this.tickets = tickets;
        this.details = details;
        this.practices = practices;
        this.people = people;
        this.patches = patches;
        this.validator = validator;
        this.transaction = transaction;
    }

    Mono<TicketDetail> change(String idOrNumber, long version, JsonNode patch, Caller caller) {
        return tickets.find(idOrNumber, Viewer.of(caller))
                .flatMap(ticket ->
                        ticket.version() == version ? Mono.just(ticket) : details.<Ticket>outdated(ticket, caller))
                .as(transaction::run)
                .flatMap(ticket -> wanted(ticket, checked(ticket, patch), caller)
                        .flatMap(wanted -> store(ticket, wanted, caller).as(transaction::run)));
    }

    private TicketPatch checked(Ticket ticket, JsonNode patch) {
        TicketPatch wish = patches.apply(TicketPatch.of(ticket), patch, TicketPatch.class, TicketPatch.FIELDS);
        List<Violation> errors =
                validator.validate(wish).stream().map(ChangeTicket::violation).toList();
        if (!errors.isEmpty()) {
            throw Failures.invalid(errors);
        }
        return wish;
    }

    private static Violation violation(ConstraintViolation<TicketPatch> violation) {
        String code = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName()
                .replaceAll("([a-z])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
        return new Violation("/" + violation.getPropertyPath(), code, violation.getMessage());
    }

    /** The directory is asked between two transactions: no connection waits for it, the version guards what stood. */
    private Mono<Ticket> wanted(Ticket ticket, TicketPatch wish, Caller caller) {
        Ticket changed = ticket.with(wish.content());
        Person before = ticket.assignee();
        if (Objects.equals(before == null ? null : before.id(), wish.assigneeId())) {
            return Mono.just(changed);
        }
        return assignee(wish.assigneeId(), caller)
                .map(assignee -> practices.of(changed).assign(changed, assignee.orElse(null)));
    }

    private Mono<Optional<Person>> assignee(@Nullable String id, Caller caller) {
        return id == null
                ? Mono.just(Optional.empty())
                : people.assignable(id, caller).map(person -> Optional.of(new Person(person.id(), person.name())));
    }

    private Mono<TicketDetail> store(Ticket ticket, Ticket wanted, Caller caller) {
        return tickets.store(ticket, wanted, Actor.of(caller))
                .flatMap(stored -> details.of(stored, caller))
                .switchIfEmpty(Mono.defer(() -> details.outdated(ticket, caller)));
    }
}

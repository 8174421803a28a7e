package io.bongsu.ticket.ticket;

import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.Violation;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.web.MergePatch;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.History;
import io.bongsu.ticket.people.People;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * A person changes fields of a ticket, or gives it to somebody. Who read an older version may still change what nobody else
 * changed since: only fields that collide are refused.
 */
@Component
class ChangeTicket {
    private final Tickets tickets;
    private final TicketDetails details;
    private final Practices practices;
    private final People people;
    private final CustomWords words;
    private final History history;
    private final MergePatch patches;
    private final Validator validator;
    private final TenantTransaction transaction;

    ChangeTicket(
            Tickets tickets,
            TicketDetails details,
            Practices practices,
            People people,
            CustomWords words,
            History history,
            MergePatch patches,
            Validator validator,
            TenantTransaction transaction) {
        this.tickets = tickets;
        this.details = details;
        this.practices = practices;
        this.people = people;
        this.words = words;
        this.history = history;
        this.patches = patches;
        this.validator = validator;
        this.transaction = transaction;
    }

    Mono<TicketDetail> change(String idOrNumber, long version, JsonNode patch, Caller caller) {
        return tickets.find(idOrNumber, Viewer.of(caller))
                .as(transaction::run)
                .flatMap(seen -> known(seen, patch, caller))
                .flatMap(known -> tickets.locked(idOrNumber, Viewer.of(caller))
                        .flatMap(ticket -> apply(ticket, version, patch, known, caller))
                        .flatMap(stored -> details.of(stored, caller))
                        .as(transaction::run));
    }

    /** What the patch names, looked up and read. */
    private record Known(@Nullable Person assignee, Map<String, @Nullable CustomValue> custom) {}

    private Mono<Known> known(Ticket seen, JsonNode patch, Caller caller) {
        return assignee(seen, patch, caller)
                .flatMap(assignee -> words.read(
                                patch.get("custom"),
                                seen.type(),
                                patched(seen, patch).queue(),
                                caller)
                        .map(custom -> new Known(assignee.orElse(null), custom)));
    }

    /** A ticket that is locked, given to somebody who was looked up before; custom fields are not changed this way. */
    Mono<Ticket> apply(Ticket ticket, long version, JsonNode patch, @Nullable Person assignee, Caller caller) {
        return apply(ticket, version, patch, new Known(assignee, Map.of()), caller);
    }

    private Mono<Ticket> apply(Ticket ticket, long version, JsonNode patch, Known known, Caller caller) {
        return checked(ticket, version, patch, known, caller)
                .flatMap(wanted -> tickets.store(ticket, wanted, Actor.of(caller)));
    }

    /** The directory is asked before the transaction: no connection and no lock waits for it. */
    private Mono<Optional<Person>> assignee(Ticket seen, JsonNode patch, Caller caller) {
        String wish = patched(seen, patch).assigneeId();
        Person before = seen.assignee();
        if (wish == null || (before != null && before.id().equals(wish))) {
            return Mono.just(Optional.ofNullable(wish == null ? null : before));
        }
        return people.assignable(wish, caller).map(person -> Optional.of(new Person(person.id(), person.name())));
    }

    private TicketPatch patched(Ticket ticket, JsonNode patch) {
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
        String path = violation.getPropertyPath().toString();
        int inside = path.indexOf('['); // tags[2].<list element> and the like
        return new Violation("/" + (inside < 0 ? path : path.substring(0, inside)), code, violation.getMessage());
    }

    /** What the ticket shall be, when nobody changed the same fields since the version the caller read. */
    private Mono<Ticket> checked(Ticket ticket, long version, JsonNode patch, Known known, Caller caller) {
        if (version == ticket.version()) {
            return Mono.fromCallable(() -> wanted(ticket, patch, known));
        }
        if (version > ticket.version()) {
            return details.outdated(ticket, List.of(), caller);
        }
        return history.fieldsChangedAfter(ticket.id(), version).collectList().flatMap(changed -> {
            List<String> collisions = PatchedField.of(patch).stream()
                    .filter(field -> changed.contains(field.field()))
                    .map(PatchedField::pointer)
                    .toList();
            return collisions.isEmpty()
                    ? Mono.fromCallable(() -> wanted(ticket, patch, known))
                    : details.outdated(ticket, collisions, caller);
        });
    }

    private Ticket wanted(Ticket ticket, JsonNode patch, Known known) {
        Person assignee = known.assignee();
        Practice practice = practices.of(ticket);
        TicketPatch wish = patched(ticket, patch);
        Ticket changed = ticket.with(
                wish.content(practice.own()).with(ticket.content().custom().with(known.custom())));
        practice.check(ticket, changed);
        Person before = ticket.assignee();
        boolean given = patch.has("assigneeId")
                && !Objects.equals(before == null ? null : before.id(), assignee == null ? null : assignee.id());
        return given ? practice.assign(changed, assignee) : changed;
    }
}

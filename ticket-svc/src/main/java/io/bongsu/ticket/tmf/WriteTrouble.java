package io.bongsu.ticket.tmf;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.exchange.ExternalIdRepository;
import io.bongsu.ticket.exchange.ExternalIdentifier;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.ticket.Content;
import io.bongsu.ticket.ticket.Fields;
import io.bongsu.ticket.ticket.HoldReason;
import io.bongsu.ticket.ticket.Move;
import io.bongsu.ticket.ticket.Moves;
import io.bongsu.ticket.ticket.NewTicket;
import io.bongsu.ticket.ticket.Person;
import io.bongsu.ticket.ticket.Practice;
import io.bongsu.ticket.ticket.Practices;
import io.bongsu.ticket.ticket.Ticket;
import io.bongsu.ticket.ticket.Tickets;
import io.bongsu.ticket.ticket.Transition;
import io.bongsu.ticket.ticket.Viewer;
import io.bongsu.ticket.tmf.TroubleOperations.Wanted;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Opens and changes tickets as TM Forum clients ask for it, by the same rules as everybody. */
@Component
class WriteTrouble {
    private static final String OWNER = "tmf621";
    private static final String USUAL = "incident";

    private final Tickets tickets;
    private final Moves moves;
    private final Practices practices;
    private final TmfTicketRepository rows;
    private final ExternalIdRepository names;
    private final ReadTrouble trouble;
    private final TenantTransaction transaction;
    private final TroubleOperations operations;

    WriteTrouble(
            Tickets tickets,
            Moves moves,
            Practices practices,
            TmfTicketRepository rows,
            ExternalIdRepository names,
            ReadTrouble trouble,
            TenantTransaction transaction,
            TroubleOperations operations) {
        this.tickets = tickets;
        this.moves = moves;
        this.practices = practices;
        this.rows = rows;
        this.names = names;
        this.trouble = trouble;
        this.transaction = transaction;
        this.operations = operations;
    }

    /** A business type that is none of our kinds is an incident that keeps its word. */
    Mono<TroubleTicket> create(TroubleTicketWish wish, Caller caller) {
        Practice practice = practices
                .find(wish.ticketType().toLowerCase(Locale.ROOT))
                .orElseGet(() -> practices.find(USUAL).orElseThrow());
        boolean staff = caller.may(Permission.TICKET_WRITE);
        if (!staff && !practice.openToRequesters()) {
            throw new AccessDeniedException("problems and changes are for those who work on tickets");
        }
        Severity severity = Severity.of(wish.severity());
        Content content = new Content(
                wish.title(),
                wish.description(),
                severity.impact(),
                severity.urgency(),
                null,
                List.of(),
                practice.initial(Fields.NONE));
        NewTicket ticket = new NewTicket(practice, content, new Person(caller.id(), caller.name()), null, null, !staff);
        return transaction.run(tickets.open(ticket, Actor.of(caller), Entry.opened())
                .flatMap(opened -> claim(wish, opened)
                        .then(rows.say(opened.id(), wish.ticketType(), wish.severity()))
                        .then(noted(
                                opened,
                                wish.notes().stream()
                                        .map(TroubleTicketWish.NoteWish::text)
                                        .toList(),
                                caller))
                        .then(Mono.defer(() -> read(opened, caller)))));
    }

    /** A client that tries again does not open a second one. */
    private Mono<Void> claim(TroubleTicketWish wish, Ticket ticket) {
        List<ExternalIdentifier> wanted = wish.names().stream()
                .map(name -> new ExternalIdentifier(name.owner() == null ? OWNER : name.owner(), name.id()))
                .distinct()
                .toList();
        return names.claim(wanted, Collections.nCopies(wanted.size(), ticket.id()))
                .count()
                .flatMap(claimed -> claimed == wanted.size()
                        ? Mono.empty()
                        : Mono.error(Failures.conflict(
                                "external-identifier-taken",
                                "There is such a ticket already",
                                "An externalIdentifier names another ticket; look for it by externalIdentifier.id.")));
    }

    Mono<TroubleTicket> change(String id, Wanted wanted, Caller caller) {
        TroubleTicketPatch patch = wanted.patch();
        return transaction.run(tickets.locked(id, Viewer.of(caller))
                .flatMap(ticket -> tested(ticket, wanted))
                .flatMap(ticket -> said(ticket, patch, caller))
                .flatMap(ticket -> noted(
                                ticket,
                                patch.newNotes().stream()
                                        .map(TroubleTicketPatch.NoteWish::text)
                                        .toList(),
                                caller)
                        .thenReturn(ticket))
                .flatMap(ticket -> moved(ticket, patch, caller))
                .flatMap(ticket -> read(ticket, caller)));
    }

    private Mono<Ticket> tested(Ticket ticket, Wanted wanted) {
        return wanted.tests().isEmpty()
                ? Mono.just(ticket)
                : trouble.one(ticket)
                        .doOnNext(told -> operations.check(wanted, told))
                        .thenReturn(ticket);
    }

    private Mono<Ticket> said(Ticket ticket, TroubleTicketPatch patch, Caller caller) {
        Content content = ticket.content();
        Severity severity = patch.severity() == null
                ? new Severity(content.impact(), content.urgency())
                : Severity.of(patch.severity());
        Content wanted = new Content(
                patch.name() == null ? content.title() : patch.name().strip(),
                patch.description() == null ? content.description() : patch.description(),
                severity.impact(),
                severity.urgency(),
                content.queue(),
                content.tags(),
                content.fields(),
                content.custom());
        String word = patch.severity();
        Mono<Void> kept = word == null ? Mono.empty() : rows.say(ticket.id(), ticket.type(), word);
        return tickets.store(ticket, ticket.with(wanted), Actor.of(caller)).flatMap(stored -> kept.thenReturn(stored));
    }

    private Mono<Void> noted(Ticket ticket, List<String> texts, Caller caller) {
        return Flux.fromIterable(texts)
                .concatMap(text -> tickets.note(ticket, Actor.of(caller), Entry.message(Visibility.PUBLIC, text)))
                .then();
    }

    private Mono<Ticket> moved(Ticket ticket, TroubleTicketPatch patch, Caller caller) {
        String word = patch.status();
        if (word == null || word.equals(TroubleStatus.of(ticket.status()).word())) {
            return Mono.just(ticket);
        }
        TroubleStatus wanted = TroubleStatus.named(word)
                .orElseThrow(() -> Failures.invalid(
                        "/status",
                        "unknown-value",
                        "status is one of: " + String.join(", ", TroubleStatus.words()) + "."));
        List<Transition> steps = practices.of(ticket).transitions(ticket);
        Transition step = steps.stream()
                .filter(wanted::isReachedBy)
                .findFirst()
                .orElseThrow(() -> Failures.conflict(
                        "status-not-reachable", "The ticket cannot get there from here", reachable(steps)));
        Move move =
                new Move(step.to(), reason(wanted), patch.statusChangeReason(), new Person(caller.id(), caller.name()));
        return moves.move(ticket, ticket, move, Actor.of(caller));
    }

    /** Held for whom is not said by the published status; a partner is what such clients mean. */
    private static @Nullable String reason(TroubleStatus wanted) {
        return switch (wanted) {
            case PENDING -> HoldReason.REQUESTER.word();
            case HELD -> HoldReason.VENDOR.word();
            default -> null;
        };
    }

    private static String reachable(List<Transition> steps) {
        List<String> words = TroubleStatus.words().stream()
                .filter(word ->
                        steps.stream().anyMatch(TroubleStatus.named(word).orElseThrow()::isReachedBy))
                .toList();
        return "From here it can become: " + (words.isEmpty() ? "nothing" : String.join(", ", words)) + ".";
    }

    private Mono<TroubleTicket> read(Ticket ticket, Caller caller) {
        return tickets.find(ticket.id().toString(), Viewer.of(caller)).flatMap(trouble::one);
    }
}

package io.bongsu.ticket.ticket;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.platform.database.Write;
import io.bongsu.platform.database.Writes;
import io.bongsu.platform.problem.Failures;
import io.bongsu.ticket.condition.Subject;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.history.History;
import io.bongsu.ticket.history.TimelineItem;
import io.bongsu.ticket.sla.Opening;
import io.bongsu.ticket.sla.ServedTicket;
import io.bongsu.ticket.sla.ServiceLevels;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How is a ticket opened and changed? The one way for all practices: record, history and facts in one transaction, which the
 * caller has begun.
 */
@Component
public class Tickets {
    private final TicketRepository tickets;
    private final Numbers numbers;
    private final OwnFieldsRepository own;
    private final EvidenceRepository evidence;
    private final History history;
    private final TicketFacts facts;
    private final ServiceLevels levels;
    private final Writes writes;
    private final List<Companion> companions;
    private final Clock clock;

    Tickets(
            TicketRepository tickets,
            Numbers numbers,
            OwnFieldsRepository own,
            EvidenceRepository evidence,
            History history,
            TicketFacts facts,
            ServiceLevels levels,
            Writes writes,
            List<Companion> companions,
            Clock clock) {
        this.tickets = tickets;
        this.numbers = numbers;
        this.own = own;
        this.evidence = evidence;
        this.history = history;
        this.facts = facts;
        this.levels = levels;
        this.writes = writes;
        this.companions = companions;
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS); // what PostgreSQL keeps
    }

    /** Opens a ticket under the next free number. A situation's second one is refused by the database. */
    public Mono<Ticket> open(NewTicket wish, Actor actor, Entry why) {
        return begin(wish, actor, why).map(Begun::ticket);
    }

    /** A ticket that was opened, and what was promised with it. */
    record Begun(Ticket ticket, Opening promised) {}

    Mono<Begun> begin(NewTicket wish, Actor actor, Entry why) {
        Instant now = now();
        int year = now.atOffset(ZoneOffset.UTC).getYear();
        return numbers.next(wish.practice().prefix(), year)
                .map(last -> opened(wish, wish.practice().number(year, last), now, actor))
                .flatMap(ticket -> levels.opening(served(ticket), wish.byRequester())
                        .flatMap(promised -> write(Flux.concat(
                                        Mono.just(TicketRepository.insertion(ticket)),
                                        kept(null, ticket),
                                        written(() -> history.append(ticket.id(), actor, why)),
                                        Flux.fromIterable(promised.writes()),
                                        facts.opened(ticket, actor)))
                                .then(keep(null, ticket))
                                .thenReturn(new Begun(ticket, promised))));
    }

    private Mono<Void> write(Flux<Write> some) {
        return some.collectList().flatMap(writes::together);
    }

    /** Made when it is its turn: ids are the order of the timeline. */
    private static Mono<Write> written(Supplier<History.Appended> entry) {
        return Mono.fromSupplier(() -> entry.get().write());
    }

    private static Ticket opened(NewTicket wish, String number, Instant now, Actor actor) {
        boolean takenOn = wish.assignee() != null && actor.isPerson();
        return new Ticket(
                UuidCreator.getTimeOrderedEpochPlus1(),
                number,
                wish.practice().type(),
                wish.content(),
                wish.practice().opened(wish.assignee(), wish.byRequester()),
                wish.requester(),
                wish.assignee(),
                wish.situationId(),
                null,
                false,
                actor.isPerson(),
                takenOn ? now : null,
                now,
                now,
                1);
    }

    private Flux<Write> kept(@Nullable Ticket before, Ticket after) {
        return Flux.fromIterable(companions).concatMap(companion -> companion.kept(before, after));
    }

    private Mono<Void> keep(@Nullable Ticket before, Ticket after) {
        return Flux.fromIterable(companions)
                .concatMap(companion -> companion.keep(before, after))
                .then();
    }

    private Mono<Void> linked(Ticket ticket) {
        UUID situation = ticket.situationId();
        return situation == null ? Mono.empty() : facts.linked(ticket, situation);
    }

    /** Tells again which incident a situation has: somebody asked for one that exists. */
    public Mono<Void> tellLink(Ticket ticket) {
        return linked(ticket);
    }

    /** The ticket, held until the transaction ends; empty when there is none. */
    public Mono<Ticket> locked(UUID id) {
        return tickets.lock(id).flatMap(own::complete);
    }

    /** Those of them nobody else holds, held until the transaction ends. */
    public Mono<List<Ticket>> idle(Collection<UUID> ids) {
        return tickets.lockIdle(ids)
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(own::complete)
                .collectList();
    }

    /** The ticket as the viewer may see it, held until the transaction ends. A merged one is not written on. */
    public Mono<Ticket> locked(String idOrNumber, Viewer viewer) {
        return tickets.find(idOrNumber, viewer, true)
                .flatMap(own::complete)
                .switchIfEmpty(missing())
                .flatMap(ticket -> ticket.mergedInto() == null
                        ? Mono.just(ticket)
                        : speaksFor(ticket).flatMap(into -> Mono.error(new MergedAway(into.number()))));
    }

    /** The ticket that speaks for this one: itself, unless it was merged. */
    public Mono<Ticket> speaksFor(Ticket ticket) {
        UUID into = ticket.mergedInto();
        return into == null
                ? Mono.just(ticket)
                : tickets.canonical(into).flatMap(own::complete).switchIfEmpty(missing());
    }

    /** Tells of a ticket that was merged or taken apart: the row is written already. */
    public Mono<Void> repointed(Ticket before, Ticket after, Entry entry, Actor actor) {
        return write(Flux.concat(
                        written(() -> history.append(after.id(), actor, entry, after.version())),
                        kept(before, after),
                        facts.changed(after, List.of(Objects.requireNonNull(entry.field())))))
                .then(keep(before, after));
    }

    /** A word about a ticket that another one's change left here; it is not locked for it. */
    public Mono<Void> remark(Ticket ticket, Actor actor, Entry entry) {
        return write(Flux.concat(
                written(() -> history.append(ticket.id(), actor, entry)),
                facts.changed(ticket, List.of(Objects.requireNonNull(entry.field())))));
    }

    public Mono<Ticket> find(String idOrNumber, Viewer viewer) {
        return tickets.find(idOrNumber, viewer, false).flatMap(own::complete).switchIfEmpty(missing());
    }

    private static <T> Mono<T> missing() {
        return Mono.error(() -> Failures.notFound("ticket"));
    }

    /** Writes what differs. Empty when somebody else stored a version meanwhile; the same ticket when nothing differs. */
    public Mono<Ticket> store(Ticket before, Ticket wanted, Actor actor) {
        return store(before, wanted, actor, Changes.between(before, wanted));
    }

    /** The same with what was said about each change. */
    Mono<Ticket> store(Ticket before, Ticket wanted, Actor actor, String why) {
        List<Entry> changes = Changes.between(before, wanted).stream()
                .map(change -> change.because(why))
                .toList();
        return store(before, wanted, actor, changes);
    }

    private Mono<Ticket> store(Ticket before, Ticket wanted, Actor actor, List<Entry> changes) {
        if (changes.isEmpty()) {
            return Mono.just(before);
        }
        Ticket after = wanted.next(actor, now());
        List<String> fields = changes.stream()
                .map(change -> Objects.requireNonNull(change.field()))
                .toList();
        return tickets.update(after, before.version())
                .filter(updated -> updated)
                .flatMap(updated -> write(Flux.concat(
                                Flux.fromIterable(changes)
                                        .map(change -> history.append(after.id(), actor, change, after.version())
                                                .write()),
                                kept(before, after),
                                facts.changed(before, after, fields, actor)))
                        .then(keep(before, after))
                        .then(Mono.defer(() ->
                                levels.changed(served(before), served(after), actor.isPerson(), after.updatedAt())))
                        .thenReturn(after));
    }

    /** The requester wrote: a first answer is due unless there has been one. */
    public Mono<Void> asked(Ticket ticket) {
        return levels.asked(served(ticket), now());
    }

    /** Staff answered publicly: "a response counts at its own time also while the ticket is on hold". */
    public Mono<Void> answered(Ticket ticket) {
        return levels.answered(served(ticket), now());
    }

    public static ServedTicket served(Ticket ticket) {
        Subject subject = ticket.subject();
        return new ServedTicket(
                ticket.id(),
                subject.nature(),
                subject.standing().category(),
                subject.standing().reason(),
                subject.standing().assignee(),
                ticket.acknowledgedAt() != null,
                ticket.createdAt());
    }

    /** Adds a message or fact to the history; a person's message touches the ticket. */
    public Mono<TimelineItem> note(Ticket ticket, Actor actor, Entry entry) {
        return note(ticket, ticket.id(), actor, entry);
    }

    /** The same for what is written on a ticket that {@code ticket} speaks for: it stands where it was written. */
    public Mono<TimelineItem> note(Ticket ticket, UUID where, Actor actor, Entry entry) {
        String told = entry.isSaid() ? Objects.requireNonNullElse(entry.field(), "message") : entry.field();
        return Mono.fromSupplier(() -> history.append(where, actor, entry))
                .flatMap(appended -> write(Flux.concat(
                                Mono.just(TicketRepository.touch(ticket.id(), actor.isPerson(), now())),
                                Mono.just(appended.write()),
                                Flux.fromIterable(companions)
                                        .concatMap(companion -> entry.isSaid()
                                                ? companion.said(ticket, actor, entry)
                                                : companion.happened(ticket, entry)),
                                facts.changed(ticket, List.of(Objects.requireNonNull(told)))))
                        .thenReturn(appended.item()));
    }

    /** Keeps alerts and entities as evidence; what is known newer stays. */
    public Mono<Void> keep(UUID ticket, Evidence news) {
        return evidence.keep(ticket, news);
    }
}

package io.bongsu.ticket.link;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.link.LinkRepository.Spoke;
import io.bongsu.ticket.ticket.Ticket;
import io.bongsu.ticket.ticket.Tickets;
import io.bongsu.ticket.ticket.Viewer;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes and takes away links. Both ends are told; only the end that says it is locked. */
@Component
class LinkTickets {
    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final LinkRepository links;
    private final Tickets tickets;
    private final TenantTransaction transaction;

    LinkTickets(LinkRepository links, Tickets tickets, TenantTransaction transaction) {
        this.links = links;
        this.tickets = tickets;
        this.transaction = transaction;
    }

    Mono<Link> link(String idOrNumber, LinkWish wish, Caller caller) {
        Viewer viewer = Viewer.of(caller);
        return links.alone()
                .then(Mono.defer(() -> tickets.locked(idOrNumber, viewer)))
                .flatMap(ticket -> end(wish.target(), viewer)
                        .flatMap(end -> checked(ticket, wish.kind(), end.orElse(null))
                                .then(Mono.defer(
                                        () -> made(ticket, wish.kind(), spoke(wish.target(), end), Actor.of(caller))))
                                .flatMap(id -> told(ticket, wish, end.orElse(null), Actor.of(caller))
                                        .then(one(ticket, id)))))
                .as(transaction::run);
    }

    private Mono<Optional<Ticket>> end(LinkWish.To target, Viewer viewer) {
        return switch (target.type()) {
            case TICKET ->
                tickets.find(target.id(), viewer)
                        .map(Optional::of)
                        .onErrorMap(Failure.class, missing -> new LinkFailure.NoSuchTarget("There is no such ticket."));
            case TRACE ->
                TRACE.matcher(target.id()).matches()
                        ? Mono.just(Optional.empty())
                        : Mono.error(new LinkFailure.NoSuchTarget("A trace id has 32 hexadecimal digits."));
            case ALERT, SITUATION, ENTITY ->
                ID.matcher(target.id()).matches()
                        ? Mono.just(Optional.empty())
                        : Mono.error(new LinkFailure.NoSuchTarget("It is named by a UUID."));
        };
    }

    private static Spoke spoke(LinkWish.To target, Optional<Ticket> end) {
        UUID ticket = end.map(Ticket::id).orElse(null);
        return new Spoke(target.type().word(), ticket == null ? target.id() : ticket.toString(), ticket);
    }

    private Mono<Void> checked(Ticket ticket, LinkKind kind, @Nullable Ticket end) {
        if (end == null) {
            return Mono.empty();
        }
        if (end.id().equals(ticket.id())) {
            return Mono.error(new LinkFailure.Cyclic(kind));
        }
        Mono<Boolean> taken = links.has(ticket.id(), kind, kind == LinkKind.PARENT ? null : end.id());
        Mono<Boolean> circle = kind.isDirected() ? links.reaches(end.id(), ticket.id(), kind) : Mono.just(false);
        return circle.flatMap(cyclic -> cyclic
                ? Mono.<Void>error(new LinkFailure.Cyclic(kind))
                : taken.flatMap(exists -> exists ? Mono.<Void>error(new LinkFailure.Exists()) : Mono.<Void>empty()));
    }

    private Mono<UUID> made(Ticket ticket, LinkKind kind, Spoke spoke, Actor actor) {
        UUID id = UuidCreator.getTimeOrderedEpochPlus1();
        return links.add(id, ticket.id(), kind, spoke, actor, tickets.now())
                .flatMap(added -> added ? Mono.just(id) : Mono.error(new LinkFailure.Exists()));
    }

    private Mono<Void> told(Ticket ticket, LinkWish wish, @Nullable Ticket end, Actor actor) {
        String there =
                end == null ? wish.target().type().word() + " " + wish.target().id() : end.number();
        Mono<Void> here = tickets.note(ticket, actor, linked(null, wish.kind().word() + " " + there))
                .then();
        return end == null
                ? here
                : here.then(tickets.remark(end, actor, linked(null, wish.kind().inverse() + " " + ticket.number())));
    }

    private static Entry linked(@Nullable String from, @Nullable String to) {
        return Entry.change(Visibility.INTERNAL, "links", from, to);
    }

    private Mono<Link> one(Ticket ticket, UUID id) {
        return links.of(ticket.id())
                .collectList()
                .flatMap(all -> Mono.justOrEmpty(
                        all.stream().filter(link -> link.id().equals(id)).findFirst()));
    }

    Mono<Void> unlink(String idOrNumber, UUID id, Caller caller) {
        Actor actor = Actor.of(caller);
        Viewer viewer = Viewer.of(caller);
        return tickets.locked(idOrNumber, viewer)
                .flatMap(ticket -> one(ticket, id)
                        .switchIfEmpty(Mono.error(() -> Failures.notFound("link")))
                        .flatMap(link -> links.remove(ticket.id(), id)
                                .then(tickets.note(ticket, actor, linked(link.kind() + " " + shown(link), null)))
                                .then(farEnd(link, ticket, viewer, actor))))
                .as(transaction::run);
    }

    private Mono<Void> farEnd(Link link, Ticket ticket, Viewer viewer, Actor actor) {
        return link.target().number() == null
                ? Mono.empty()
                : tickets.find(link.target().id(), viewer)
                        .flatMap(end -> tickets.remark(end, actor, linked(ticket.number(), null)));
    }

    private static String shown(Link link) {
        String number = link.target().number();
        return number == null ? link.target().type() + " " + link.target().id() : number;
    }
}

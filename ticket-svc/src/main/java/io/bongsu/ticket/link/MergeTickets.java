package io.bongsu.ticket.link;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.Violation;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.sla.ServiceLevels;
import io.bongsu.ticket.ticket.Person;
import io.bongsu.ticket.ticket.Ticket;
import io.bongsu.ticket.ticket.Tickets;
import io.bongsu.ticket.ticket.Viewer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Several tickets become one, and can be taken apart again: a merged ticket points to the one that speaks for it and keeps
 * all it has. Tickets are locked in the order of their ids, so merges that meet wait for each other and never in a circle.
 */
@Component
public class MergeTickets {
    private final MergeRepository merges;
    private final Tickets tickets;
    private final ServiceLevels levels;
    private final TenantTransaction transaction;

    MergeTickets(MergeRepository merges, Tickets tickets, ServiceLevels levels, TenantTransaction transaction) {
        this.merges = merges;
        this.tickets = tickets;
        this.levels = levels;
        this.transaction = transaction;
    }

    /** What would be, without doing it. */
    Mono<MergeView> preview(String idOrNumber, MergeWish wish, Caller caller) {
        return found(idOrNumber, wish, caller)
                .flatMap(group -> {
                    group.check();
                    return view(group);
                })
                .as(transaction::run);
    }

    public Mono<MergeView> merge(String idOrNumber, long version, MergeWish wish, Caller caller) {
        return found(idOrNumber, wish, caller)
                .flatMap(group -> {
                    group.check(); // kinds never change: tickets of one kind alone are locked together
                    return locked(group);
                })
                .flatMap(group -> {
                    group.check();
                    return group.into().version() == version
                            ? merged(group, Actor.of(caller))
                            : view(group).flatMap(now -> Mono.error(Failures.preconditionFailed(now)));
                })
                .as(transaction::run);
    }

    private Mono<MergeGroup> found(String idOrNumber, MergeWish wish, Caller caller) {
        Viewer viewer = Viewer.of(caller);
        return tickets.find(idOrNumber, viewer)
                .flatMap(into -> Flux.range(0, wish.tickets().size())
                        .concatMap(i -> tickets.find(wish.tickets().get(i), viewer)
                                .onErrorMap(
                                        Failure.class,
                                        missing -> Failures.unprocessable(
                                                "unknown-ticket",
                                                "A ticket to be merged does not exist",
                                                "There is no such ticket.",
                                                List.of(new Violation("/tickets/" + i, "unknown-ticket")))))
                        .collectList()
                        .map(others -> new MergeGroup(into, others)));
    }

    private Mono<MergeGroup> locked(MergeGroup group) {
        return Flux.fromStream(Stream.concat(Stream.of(group.into()), group.others().stream())
                        .map(Ticket::id)
                        .sorted(Comparator.comparing(UUID::toString)))
                .concatMap(tickets::locked)
                .collectMap(Ticket::id, Function.identity())
                .map(held -> new MergeGroup(
                        held.getOrDefault(group.into().id(), group.into()),
                        group.others().stream()
                                .map(other -> held.getOrDefault(other.id(), other))
                                .toList()));
    }

    private Mono<MergeView> merged(MergeGroup group, Actor actor) {
        Instant now = tickets.now();
        return Flux.fromIterable(group.others())
                .concatMap(loser -> merges.point(loser.id(), group.into().id(), now)
                        .then(tickets.repointed(
                                loser, loser.mergedInto(group.into().id()), pointed(null, group), actor)))
                .then(merges.point(group.into().id(), null, now))
                .then(Mono.defer(() -> tickets.repointed(
                        group.into(), group.into().mergedInto(null), joined(null, numbers(group)), actor)))
                .then(Mono.defer(
                        () -> levels.merged(ids(group.others()), group.into().id(), now)))
                .then(tickets.find(group.into().id().toString(), new Viewer(actor.id(), true)))
                .flatMap(into -> view(new MergeGroup(into, group.others())));
    }

    private static Entry pointed(@Nullable String from, MergeGroup group) {
        return Entry.change(Visibility.PUBLIC, "mergedInto", from, group.into().number());
    }

    private static Entry joined(@Nullable String from, @Nullable String to) {
        return Entry.change(Visibility.INTERNAL, "merged", from, to);
    }

    private static String numbers(MergeGroup group) {
        return group.others().stream().map(Ticket::number).collect(Collectors.joining(", "));
    }

    private static List<UUID> ids(List<Ticket> some) {
        return some.stream().map(Ticket::id).toList();
    }

    private Mono<MergeView> view(MergeGroup group) {
        List<Ticket> all =
                Stream.concat(Stream.of(group.into()), group.others().stream()).toList();
        Map<String, Person> requesters = all.stream()
                .map(Ticket::requester)
                .collect(Collectors.toMap(Person::id, Function.identity(), (one, same) -> one));
        return merges.messages(ids(all))
                .map(messages -> new MergeView(
                        named(group.into()),
                        group.others().stream().map(MergeTickets::named).toList(),
                        requesters.values().stream()
                                .sorted(Comparator.comparing(Person::name))
                                .toList(),
                        messages,
                        group.into().version()));
    }

    private static MergeView.Named named(Ticket ticket) {
        return new MergeView.Named(
                ticket.id(), ticket.number(), ticket.content().title(), ticket.requester());
    }

    /** The merged ticket speaks for itself again, as it was; what happened meanwhile stays with the other. */
    public Mono<Ticket> unmerge(String idOrNumber, long version, Caller caller) {
        Actor actor = Actor.of(caller);
        return tickets.find(idOrNumber, Viewer.of(caller))
                .flatMap(loser -> {
                    UUID into = loser.mergedInto();
                    return into == null
                            ? Mono.<Ticket>error(new LinkFailure.NotMerged())
                            : Flux.fromStream(Stream.of(loser.id(), into).sorted(Comparator.comparing(UUID::toString)))
                                    .concatMap(tickets::locked)
                                    .collectMap(Ticket::id, Function.identity())
                                    .flatMap(held -> apart(held, loser.id(), version, actor));
                })
                .as(transaction::run);
    }

    private Mono<Ticket> apart(Map<UUID, Ticket> held, UUID id, long version, Actor actor) {
        Ticket loser = Objects.requireNonNull(held.get(id));
        Ticket into = held.values().stream()
                .filter(ticket -> ticket.id().equals(loser.mergedInto()))
                .findFirst()
                .orElseThrow(LinkFailure.NotMerged::new);
        if (loser.version() != version) {
            return Mono.error(Failures.preconditionFailed(named(loser)));
        }
        Instant now = tickets.now();
        Entry freed = Entry.change(Visibility.PUBLIC, "mergedInto", into.number(), null);
        return merges.point(loser.id(), null, now)
                .then(merges.point(into.id(), into.mergedInto(), now))
                .then(tickets.repointed(loser, loser.mergedInto(null), freed, actor))
                .then(tickets.repointed(into, into.mergedInto(into.mergedInto()), joined(loser.number(), null), actor))
                .then(Mono.defer(() -> levels.unmerged(Tickets.served(loser), into.id(), now)))
                .then(tickets.find(loser.id().toString(), new Viewer(actor.id(), true)));
    }
}

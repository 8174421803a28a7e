package io.bongsu.ticket.ticket;

import io.bongsu.platform.security.Caller;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a person does to one ticket, for rooms that do it on their behalf: by the same rules, in a transaction they have
 * begun. A version of null is whatever stands.
 */
@Component
public class TicketWork {
    private final Tickets tickets;
    private final ChangeTicket changes;
    private final MoveTicket moves;
    private final Moves ways;
    private final TicketDetails details;
    private final History history;
    private final JsonMapper json;

    TicketWork(
            Tickets tickets,
            ChangeTicket changes,
            MoveTicket moves,
            Moves ways,
            TicketDetails details,
            History history,
            JsonMapper json) {
        this.tickets = tickets;
        this.changes = changes;
        this.moves = moves;
        this.ways = ways;
        this.details = details;
        this.history = history;
        this.json = json;
    }

    /** @param before what was replaced */
    public record Done(String number, long version, Before before) {}

    /** @param assignee whom the patch names, looked up before */
    public Mono<Done> change(
            UUID id, @Nullable Long version, JsonNode patch, @Nullable Person assignee, Caller caller) {
        return work(id, caller, ticket -> changes.apply(ticket, or(version, ticket), patch, assignee, caller));
    }

    /** Adds and takes away tags; who else does so meanwhile is not in the way. */
    public Mono<Done> tag(UUID id, List<String> add, List<String> remove, Caller caller) {
        return work(id, caller, ticket -> {
            List<String> wanted = new ArrayList<>(ticket.content().tags());
            wanted.removeAll(Tags.of(remove));
            wanted.addAll(Tags.of(add));
            JsonNode patch = json.createObjectNode().set("tags", json.valueToTree(Tags.of(wanted)));
            return changes.apply(ticket, ticket.version(), patch, ticket.assignee(), caller);
        });
    }

    public Mono<Done> move(
            UUID id,
            @Nullable Long version,
            String to,
            @Nullable String reason,
            @Nullable String comment,
            Caller caller) {
        TransitionWish wish = new TransitionWish(to, reason, comment, null);
        return work(id, caller, ticket -> moves.apply(ticket, or(version, ticket), wish, caller));
    }

    /** Puts back what was replaced, unless somebody changed the same fields since {@code version}. */
    public Mono<Done> restore(UUID id, long version, Before before, Caller caller) {
        return work(
                id,
                caller,
                ticket -> history.fieldsChangedAfter(id, version)
                        .filter(before.changed()::contains)
                        .collectList()
                        .flatMap(collisions -> {
                            Ticket wanted = before.restore(ticket);
                            return collisions.isEmpty()
                                    ? ways.pass(ticket, wanted)
                                            .then(Mono.defer(() -> tickets.store(ticket, wanted, Actor.of(caller))))
                                    : details.outdated(
                                            ticket,
                                            collisions.stream()
                                                    .map(field -> "/" + field)
                                                    .toList(),
                                            caller);
                        }));
    }

    private static long or(@Nullable Long version, Ticket ticket) {
        return version == null ? ticket.version() : version;
    }

    private Mono<Done> work(UUID id, Caller caller, Function<Ticket, Mono<Ticket>> change) {
        return tickets.locked(id.toString(), Viewer.of(caller))
                .flatMap(before -> change.apply(before)
                        .map(after -> new Done(after.number(), after.version(), Before.of(before, after))));
    }
}

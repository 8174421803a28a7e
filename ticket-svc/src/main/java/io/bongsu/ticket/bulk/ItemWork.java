package io.bongsu.ticket.bulk;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.security.Caller;
import io.bongsu.ticket.link.MergeTickets;
import io.bongsu.ticket.link.MergeWish;
import io.bongsu.ticket.ticket.Before;
import io.bongsu.ticket.ticket.Ticket;
import io.bongsu.ticket.ticket.TicketWork;
import io.bongsu.ticket.ticket.Tickets;
import io.bongsu.ticket.ticket.Viewer;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Does what is wanted to one ticket, or takes it back, in a transaction that has begun. */
@Component
class ItemWork {
    private final TicketWork work;
    private final MergeTickets merging;
    private final Tickets tickets;
    private final JsonMapper json;

    ItemWork(TicketWork work, MergeTickets merging, Tickets tickets, JsonMapper json) {
        this.work = work;
        this.merging = merging;
        this.tickets = tickets;
        this.json = json;
    }

    /** @param before to put it back; null where there is another way back */
    record Outcome(
            String number,
            @Nullable String before,
            @Nullable Long version) {}

    Mono<Outcome> apply(BulkAction action, JobItem item, Caller owner) {
        if (action.merge() != null) {
            return merged(item, action.merge().into(), owner);
        }
        return changed(action, item, owner)
                .map(done -> new Outcome(done.number(), json.writeValueAsString(done.before()), done.version()));
    }

    private Mono<TicketWork.Done> changed(BulkAction action, JobItem item, Caller owner) {
        UUID ticket = item.ticketId();
        if (action.transition() != null) {
            BulkAction.Transition to = action.transition();
            return work.move(ticket, item.version(), to.to(), to.reason(), to.comment(), owner);
        }
        return action.tags() != null
                ? work.tag(ticket, action.tags().added(), action.tags().removed(), owner)
                : work.change(ticket, item.version(), Objects.requireNonNull(action.patch()), action.assignee(), owner);
    }

    /** The ticket that speaks for the others gets a new version with each of them: somebody else may be faster. */
    private Mono<Outcome> merged(JobItem item, UUID into, Caller owner) {
        return find(into, owner)
                .flatMap(speaker -> merging.merge(
                        into.toString(),
                        speaker.version(),
                        new MergeWish(List.of(item.ticketId().toString())),
                        owner))
                .then(Mono.defer(() -> find(item.ticketId(), owner)))
                .map(loser -> new Outcome(loser.number(), null, null));
    }

    Mono<Outcome> takeBack(BulkAction action, JobItem item, Caller owner) {
        if (action.merge() != null) {
            return find(item.ticketId(), owner)
                    .flatMap(loser -> merging.unmerge(loser.id().toString(), loser.version(), owner))
                    .map(loser -> new Outcome(loser.number(), null, null));
        }
        Before before = json.readValue(Objects.requireNonNull(item.before()), Before.class);
        return work.restore(item.ticketId(), Objects.requireNonNull(item.resultVersion()), before, owner)
                .map(done -> new Outcome(done.number(), null, null));
    }

    private Mono<Ticket> find(UUID ticket, Caller owner) {
        return tickets.find(ticket.toString(), Viewer.of(owner));
    }

    /** Whether trying again may help: somebody was faster at merging. */
    static boolean isRace(BulkAction action, Failure failure) {
        return action.merge() != null && failure.status() == HttpStatus.PRECONDITION_FAILED;
    }
}

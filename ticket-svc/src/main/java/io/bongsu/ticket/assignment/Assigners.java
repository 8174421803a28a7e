package io.bongsu.ticket.assignment;

import io.bongsu.ticket.ticket.Person;
import io.bongsu.ticket.ticket.Ticket;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who gets this ticket? Call it inside a transaction of the tenant, with the ticket held. */
@Component
public class Assigners {
    private final AssignmentRepository assignments;

    Assigners(AssignmentRepository assignments) {
        this.assignments = assignments;
    }

    /** Queues that find somebody by themselves. */
    public Mono<Set<String>> givingQueues() {
        return assignments
                .all()
                .map(all -> all.stream()
                        .filter(assignment -> assignment.mode() != Mode.MANUAL)
                        .map(QueueAssignment::queue)
                        .collect(Collectors.toSet()));
    }

    /** Empty for tickets that are given, over, in no queue, or in one that is sorted by hand. */
    public Mono<Person> pick(Ticket ticket) {
        String queue = ticket.content().queue();
        if (queue == null || ticket.assignee() != null || !ticket.isOpen()) {
            return Mono.empty();
        }
        return assignments
                .held(queue)
                .filter(held -> held.assignment().mode() != Mode.MANUAL)
                .flatMap(held -> assignments
                        .load(held.assignment().members())
                        .flatMap(load -> Mono.justOrEmpty(Choice.of(
                                held.assignment().mode(),
                                held.assignment().members(),
                                held.last(),
                                load,
                                ticket.content().tags())))
                        .flatMap(member -> assignments
                                .turn(held.assignment().id(), member.id())
                                .thenReturn(new Person(
                                        member.id(), Objects.requireNonNullElse(member.name(), member.id())))));
    }
}

package io.bongsu.ticket.assignment;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.people.People;
import io.bongsu.ticket.ticket.Tags;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Somebody who runs the desk says how queues' tickets find somebody. Members are looked up before the transaction. */
@Component
class KeepAssignments {
    private final AssignmentRepository assignments;
    private final People people;
    private final TenantTransaction transaction;

    KeepAssignments(AssignmentRepository assignments, People people, TenantTransaction transaction) {
        this.assignments = assignments;
        this.people = people;
        this.transaction = transaction;
    }

    Mono<List<QueueAssignment>> all() {
        return assignments.all().as(transaction::run);
    }

    Mono<QueueAssignment> one(UUID id) {
        return all().flatMapMany(Flux::fromIterable)
                .filter(assignment -> assignment.id().equals(id))
                .next()
                .switchIfEmpty(Mono.error(() -> Failures.notFound("queue assignment")));
    }

    Mono<QueueAssignment> create(QueueWish wish, Caller caller) {
        return wanted(UuidCreator.getTimeOrderedEpochPlus1(), 1, wish, caller)
                .flatMap(wanted -> assignments
                        .insert(wanted)
                        .as(transaction::run)
                        .flatMap(kept -> kept ? Mono.just(wanted) : Mono.error(taken())));
    }

    Mono<QueueAssignment> change(UUID id, long version, QueueWish wish, Caller caller) {
        return wanted(id, version, wish, caller)
                .flatMap(wanted -> assignments.update(wanted).as(transaction::run))
                .flatMap(updated -> one(id).flatMap(stands -> {
                    if (updated) {
                        return Mono.just(stands);
                    }
                    return Mono.error(stands.version() == version ? taken() : Failures.preconditionFailed(stands));
                }));
    }

    Mono<Void> delete(UUID id, long version) {
        return one(id).flatMap(stands -> assignments
                .delete(id, version)
                .as(transaction::run)
                .flatMap(gone -> gone ? Mono.<Void>empty() : Mono.error(Failures.preconditionFailed(stands))));
    }

    private Mono<QueueAssignment> wanted(UUID id, long version, QueueWish wish, Caller caller) {
        Set<String> seen = new HashSet<>();
        return Flux.fromIterable(wish.members())
                .filter(member -> seen.add(member.id()))
                .concatMap(member -> people.assignable(member.id(), caller)
                        .map(person -> new Member(person.id(), person.name(), Tags.of(member.known()))))
                .collectList()
                .map(members -> new QueueAssignment(id, wish.queue().strip(), wish.mode(), members, version));
    }

    private static Failure taken() {
        return Failures.conflict(
                "queue-assignment-exists",
                "The queue has one already",
                "Change the one there is; a tenant has at most " + AssignmentRepository.MOST + ".");
    }
}

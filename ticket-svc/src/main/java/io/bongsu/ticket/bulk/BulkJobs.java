package io.bongsu.ticket.bulk;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.people.People;
import io.bongsu.ticket.ticket.Person;
import io.bongsu.ticket.ticket.TicketSelection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Begins jobs, shows them to their owners, takes them back. */
@Component
class BulkJobs {
    private final JobRepository jobs;
    private final JobItemRepository items;
    private final JobProgress progress;
    private final TicketSelection selection;
    private final People people;
    private final TenantTransaction transaction;
    private final JsonMapper json;
    private final Clock clock;

    BulkJobs(
            JobRepository jobs,
            JobItemRepository items,
            JobProgress progress,
            TicketSelection selection,
            People people,
            TenantTransaction transaction,
            JsonMapper json,
            Clock clock) {
        this.jobs = jobs;
        this.items = items;
        this.progress = progress;
        this.selection = selection;
        this.people = people;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    Mono<JobView> begin(BulkWish wish, Caller caller) {
        wish.check();
        return assignee(wish.action(), caller)
                .flatMap(assignee -> chosen(wish, caller)
                        .flatMap(chosen -> kept(wish.action().to(assignee.orElse(null)), chosen, caller))
                        .flatMap(progress::view)
                        .as(transaction::run));
    }

    /** Asked once, before the transaction: no connection waits for the directory. */
    private Mono<Optional<Person>> assignee(BulkAction action, Caller caller) {
        String id = action.assigneeId();
        return id == null
                ? Mono.just(Optional.empty())
                : people.assignable(id, caller).map(person -> Optional.of(new Person(person.id(), person.name())));
    }

    private Mono<List<JobItem>> chosen(BulkWish wish, Caller caller) {
        if (wish.tickets() != null) {
            Map<UUID, JobItem> each = new LinkedHashMap<>();
            wish.tickets().forEach(picked -> each.putIfAbsent(picked.id(), item(picked.id(), null, picked.version())));
            return Mono.just(List.copyOf(each.values()));
        }
        MultiValueMap<String, String> filter = new LinkedMultiValueMap<>();
        Optional.ofNullable(wish.filter()).orElseThrow().forEach(filter::add);
        return selection
                .find(filter, caller, BulkWish.MOST + 1)
                .map(one -> item(one.id(), one.number(), one.version()))
                .collectList()
                .flatMap(all -> all.size() > BulkWish.MOST
                        ? Mono.error(new JobFailure.TooMany())
                        : all.isEmpty() ? Mono.error(new JobFailure.Nothing()) : Mono.just(all));
    }

    private static JobItem item(UUID ticket, @Nullable String number, @Nullable Long version) {
        return new JobItem(0, ticket, number, version, 0, null, null);
    }

    private Mono<Job> kept(BulkAction action, List<JobItem> chosen, Caller caller) {
        Job job = new Job(
                UuidCreator.getTimeOrderedEpochPlus1(),
                caller.id(),
                caller.name(),
                caller.permissions().stream().sorted().toList(),
                json.writeValueAsString(action),
                Job.State.RUNNING,
                now(),
                null,
                null);
        UUID into = action.merge() == null ? null : action.merge().into();
        List<JobItem> others =
                chosen.stream().filter(item -> !item.ticketId().equals(into)).toList();
        return others.isEmpty()
                ? Mono.error(new JobFailure.Nothing())
                : jobs.insert(job).then(items.insert(job.id(), others)).thenReturn(job);
    }

    Mono<List<JobView>> all(Caller caller) {
        return jobs.of(caller.id())
                .collectList()
                .flatMapIterable(found -> found)
                .concatMap(progress::view)
                .collectList()
                .as(transaction::run);
    }

    Mono<JobView> read(UUID id, Caller caller) {
        return own(id, caller).flatMap(progress::view).as(transaction::run);
    }

    /** Jobs are their owner's business. */
    private Mono<Job> own(UUID id, Caller caller) {
        return jobs.find(id)
                .filter(job -> job.ownerId().equals(caller.id()))
                .switchIfEmpty(Mono.error(() -> Failures.notFound("job")));
    }

    /** What waits is not begun any more, what was done is put back. */
    Mono<JobView> undo(UUID id, Caller caller) {
        return own(id, caller)
                .flatMap(job -> jobs.undo(id, caller.id(), now()))
                .flatMap(can -> can ? items.cancel(id) : Mono.error(new JobFailure.NotUndoable()))
                .then(Mono.defer(() -> own(id, caller)))
                .flatMap(progress::view)
                .as(transaction::run);
    }

    /** What waits is not begun any more, what was done stands. */
    Mono<JobView> cancel(UUID id, Caller caller) {
        return own(id, caller)
                .flatMap(job -> items.cancel(id).thenReturn(job))
                .flatMap(progress::view)
                .as(transaction::run);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

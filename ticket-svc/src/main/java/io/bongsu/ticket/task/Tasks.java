package io.bongsu.ticket.task;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.web.MergePatch;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.people.People;
import io.bongsu.ticket.ticket.Category;
import io.bongsu.ticket.ticket.Gate;
import io.bongsu.ticket.ticket.Person;
import io.bongsu.ticket.ticket.Ticket;
import io.bongsu.ticket.ticket.Tickets;
import io.bongsu.ticket.ticket.Viewer;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Adds, changes and finishes tasks, one after the other under the ticket's lock. */
@Component
class Tasks implements Gate {
    private static final int MOST = 200;

    private final TaskRepository tasks;
    private final Tickets tickets;
    private final People people;
    private final MergePatch patches;
    private final Validator validator;
    private final TenantTransaction transaction;

    Tasks(
            TaskRepository tasks,
            Tickets tickets,
            People people,
            MergePatch patches,
            Validator validator,
            TenantTransaction transaction) {
        this.tasks = tasks;
        this.tickets = tickets;
        this.people = people;
        this.patches = patches;
        this.validator = validator;
        this.transaction = transaction;
    }

    Mono<List<Task>> of(String idOrNumber, Caller caller) {
        return tickets.find(idOrNumber, Viewer.of(caller))
                .flatMap(ticket -> tasks.of(ticket.id()).collectList())
                .as(transaction::run);
    }

    Mono<Task> add(String idOrNumber, TaskWish wish, Caller caller) {
        return assignee(wish.assigneeId(), caller)
                .flatMap(assignee -> under(idOrNumber, caller, (ticket, all) -> {
                    if (all.size() >= MOST) {
                        throw new TaskFailure.TooMany(MOST);
                    }
                    int last = all.isEmpty() ? 0 : all.getLast().position();
                    Task task = new Task(
                            UuidCreator.getTimeOrderedEpochPlus1(),
                            wish.title().strip(),
                            Math.min(10_000, last + 1),
                            known(wish.dependsOn(), all),
                            assignee.orElse(null),
                            null,
                            null,
                            1);
                    return stored(ticket, null, task, caller);
                }));
    }

    /** The directory is asked before the transaction, and only for somebody who is named anew. */
    private Mono<Optional<Person>> assignee(@Nullable String id, Caller caller) {
        return id == null
                ? Mono.just(Optional.empty())
                : people.assignable(id, caller).map(person -> Optional.of(new Person(person.id(), person.name())));
    }

    Mono<Task> change(String idOrNumber, UUID id, long version, JsonNode patch, Caller caller) {
        JsonNode named = patch.path("assigneeId");
        return assignee(named.isString() && !named.asString().isBlank() ? named.asString() : null, caller)
                .flatMap(assignee -> change(idOrNumber, id, version, patch, assignee.orElse(null), caller));
    }

    private Mono<Task> change(
            String idOrNumber, UUID id, long version, JsonNode patch, @Nullable Person assignee, Caller caller) {
        return under(idOrNumber, caller, (ticket, all) -> {
            Task before = find(id, version, all);
            TaskPatch wish = patches.apply(TaskPatch.of(before), patch, TaskPatch.class, TaskPatch.FIELDS);
            validator.validate(wish).stream().findFirst().ifPresent(wrong -> {
                throw Failures.invalid("/" + wrong.getPropertyPath(), "invalid", wrong.getMessage());
            });
            Person kept = wish.assigneeId() == null ? null : patch.has("assigneeId") ? assignee : before.assignee();
            Task after = changed(before, wish, kept, all, caller);
            return after.equals(before) ? Mono.just(before) : stored(ticket, before, after, caller);
        });
    }

    private Task changed(Task before, TaskPatch wish, @Nullable Person assignee, List<Task> all, Caller caller) {
        UUID dependsOn = known(wish.dependsOn(), all);
        if (dependsOn != null && waitsFor(dependsOn, before.id(), all)) {
            throw new TaskFailure.Cyclic();
        }
        boolean finishes = wish.done() && !before.done();
        Optional<Task> open = all.stream()
                .filter(other -> other.id().equals(dependsOn) && !other.done())
                .findFirst();
        if (wish.done() && open.isPresent()) {
            throw new TaskFailure.Blocked(open.get().title());
        }
        Optional<Task> behind = all.stream()
                .filter(other -> before.id().equals(other.dependsOn()) && other.done())
                .findFirst();
        if (!wish.done() && before.done() && behind.isPresent()) {
            throw new TaskFailure.Blocked(behind.get().title());
        }
        boolean same = wish.equals(TaskPatch.of(before));
        return new Task(
                before.id(),
                wish.title().strip(),
                wish.position(),
                dependsOn,
                assignee,
                finishes ? tickets.now() : wish.done() ? before.doneAt() : null,
                finishes ? caller.name() : wish.done() ? before.doneBy() : null,
                same ? before.version() : before.version() + 1);
    }

    Mono<Void> remove(String idOrNumber, UUID id, long version, Caller caller) {
        return under(idOrNumber, caller, (ticket, all) -> {
                    Task task = find(id, version, all);
                    all.stream()
                            .filter(other -> id.equals(other.dependsOn()))
                            .findFirst()
                            .ifPresent(other -> {
                                throw new TaskFailure.Blocked(other.title());
                            });
                    return tasks.remove(ticket.id(), id)
                            .then(told(ticket, task.title(), null, caller))
                            .thenReturn(task);
                })
                .then();
    }

    private <T> Mono<T> under(String idOrNumber, Caller caller, BiFunction<Ticket, List<Task>, Mono<T>> work) {
        return tickets.locked(idOrNumber, Viewer.of(caller))
                .flatMap(ticket -> tasks.of(ticket.id()).collectList().flatMap(all -> work.apply(ticket, all)))
                .as(transaction::run);
    }

    private static Task find(UUID id, long version, List<Task> all) {
        Task task = all.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Failures.notFound("task"));
        if (task.version() != version) {
            throw Failures.preconditionFailed(task);
        }
        return task;
    }

    private static @Nullable UUID known(@Nullable UUID id, List<Task> all) {
        if (id != null && all.stream().noneMatch(task -> task.id().equals(id))) {
            throw Failures.invalid("/dependsOn", "unknown-task", "A task of the same ticket.");
        }
        return id;
    }

    private static boolean waitsFor(UUID start, UUID task, List<Task> all) {
        UUID at = start;
        for (int i = 0; at != null && i <= all.size(); i++) {
            if (at.equals(task)) {
                return true;
            }
            UUID here = at;
            at = all.stream()
                    .filter(each -> each.id().equals(here))
                    .findFirst()
                    .map(Task::dependsOn)
                    .orElse(null);
        }
        return false;
    }

    private Mono<Task> stored(Ticket ticket, @Nullable Task before, Task after, Caller caller) {
        return tasks.store(ticket.id(), after)
                .then(told(ticket, before == null ? null : said(before), said(after), caller))
                .thenReturn(after);
    }

    private static String said(Task task) {
        Person assignee = task.assignee();
        return (task.done() ? "☑ " : "☐ ") + task.title() + (assignee == null ? "" : " · " + assignee.name());
    }

    private Mono<Void> told(Ticket ticket, @Nullable String from, @Nullable String to, Caller caller) {
        return Objects.equals(from, to)
                ? Mono.empty()
                : tickets.note(ticket, Actor.of(caller), Entry.change(Visibility.INTERNAL, "tasks", from, to))
                        .then();
    }

    /** "Cannot close with open tasks." */
    @Override
    public Mono<Void> pass(Ticket before, Ticket wanted) {
        Category to = wanted.status().category();
        if (to == before.status().category() || (to != Category.DONE && to != Category.CLOSED)) {
            return Mono.empty();
        }
        return tasks.of(before.id())
                .filter(task -> !task.done())
                .count()
                .flatMap(open -> open == 0
                        ? Mono.empty()
                        : Mono.error(new TaskFailure.StillOpen(wanted.status().state(), open.intValue())));
    }
}

package io.bongsu.ticket.ticket;

import io.bongsu.ticket.condition.Subject;
import io.bongsu.ticket.history.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The record all practices work on.
 *
 * @param mergedInto the ticket that speaks for this one
 * @param majorIncident it has a process of its own beside priority and state
 * @param touched a person assigned, changed, moved or wrote; what nobody touched may be resolved by recovery
 * @param acknowledgedAt when a person took it on
 * @param version of what people can change; messages and evidence do not count
 */
public record Ticket(
        UUID id,
        String number,
        String type,
        Content content,
        Status status,
        Person requester,
        @Nullable Person assignee,
        @Nullable UUID situationId,
        @Nullable UUID mergedInto,
        boolean majorIncident,
        boolean touched,
        @Nullable Instant acknowledgedAt,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    public int priority() {
        return Priority.of(content.impact(), content.urgency());
    }

    /** As conditions see it. */
    public Subject subject() {
        return new Subject(
                new Subject.Nature(
                        type,
                        priority(),
                        content.impact().word(),
                        content.urgency().word(),
                        content.queue(),
                        requester.id(),
                        requester.name(),
                        content.tags(),
                        content.title(),
                        content.description(),
                        content.fields().values(),
                        content.custom().compared(),
                        majorIncident),
                new Subject.Standing(
                        number,
                        status.state(),
                        status.category().word(),
                        status.reason(),
                        assignee == null ? null : assignee.id(),
                        createdAt,
                        updatedAt,
                        status.resolvedAt()));
    }

    public boolean isOpen() {
        return status.category().isOpen();
    }

    public Ticket with(Content newContent) {
        return copy(newContent, status, assignee, mergedInto, majorIncident);
    }

    public Ticket with(Status newStatus) {
        return copy(content, newStatus, assignee, mergedInto, majorIncident);
    }

    public Ticket assignedTo(@Nullable Person newAssignee) {
        return copy(content, status, newAssignee, mergedInto, majorIncident);
    }

    public Ticket declaredMajor(boolean major) {
        return copy(content, status, assignee, mergedInto, major);
    }

    /** The next version, which another ticket speaks for; null: it speaks for itself. */
    public Ticket mergedInto(@Nullable UUID into) {
        return copy(content, status, assignee, into, majorIncident)
                .marked(true, acknowledgedAt, updatedAt, version + 1);
    }

    /** Who begins work on what nobody has takes it. */
    public Ticket takenBy(Person person) {
        return assignee == null ? assignedTo(person) : this;
    }

    /** @throws MoveFailure when who asked for it would approve it */
    public Ticket approvedBy(Person person, StateWord to) {
        if (person.id().equals(requester.id())) {
            throw new MoveFailure.OwnApproval(to.word());
        }
        return with(Status.in(to));
    }

    /** Its problem is back: taking it on counts anew. */
    public Ticket notAcknowledged() {
        return marked(touched, null, updatedAt, version);
    }

    /** The next version, changed by {@code actor}. A person's change touches it; taking it on for the first time acknowledges it. */
    Ticket next(Actor actor, Instant now) {
        boolean takenOn = actor.isPerson()
                && acknowledgedAt == null
                && (status.category() == Category.ACTIVE || (assignee != null && isOpen()));
        return marked(touched || actor.isPerson(), takenOn ? now : acknowledgedAt, now, version + 1);
    }

    private Ticket copy(
            Content newContent,
            Status newStatus,
            @Nullable Person newAssignee,
            @Nullable UUID newMergedInto,
            boolean newMajorIncident) {
        return new Ticket(
                id,
                number,
                type,
                newContent,
                newStatus,
                requester,
                newAssignee,
                situationId,
                newMergedInto,
                newMajorIncident,
                touched,
                acknowledgedAt,
                createdAt,
                updatedAt,
                version);
    }

    private Ticket marked(boolean isTouched, @Nullable Instant acknowledged, Instant updated, long newVersion) {
        return new Ticket(
                id,
                number,
                type,
                content,
                status,
                requester,
                assignee,
                situationId,
                mergedInto,
                majorIncident,
                isTouched,
                acknowledged,
                createdAt,
                updated,
                newVersion);
    }
}

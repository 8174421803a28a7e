package io.bongsu.ticket.automation;

import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.reply.Template;
import io.bongsu.ticket.ticket.Content;
import io.bongsu.ticket.ticket.Move;
import io.bongsu.ticket.ticket.Person;
import io.bongsu.ticket.ticket.Practice;
import io.bongsu.ticket.ticket.Tags;
import io.bongsu.ticket.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Works out what actions make of a ticket, one after the other, by the rules of its practice. No I/O. */
final class Planning {
    private final Practice practice;
    private final @Nullable Person agent;
    private final Instant now;
    private final List<Entry> messages = new ArrayList<>();
    private final List<Person> watchers = new ArrayList<>();
    private Ticket ticket;
    private boolean moved;

    private Planning(Practice practice, Ticket before, @Nullable Person agent, Instant now) {
        this.practice = practice;
        this.agent = agent;
        this.now = now;
        this.ticket = before;
    }

    /**
     * @param agent who uses a macro; null when nobody does
     * @throws io.bongsu.platform.problem.Failure when the practice does not allow it
     */
    static Plan of(Practice practice, Ticket ticket, List<Action> actions, @Nullable Person agent, Instant now) {
        Planning planning = new Planning(practice, ticket, agent, now);
        actions.forEach(planning::take);
        practice.check(ticket, planning.ticket);
        return new Plan(ticket, planning.ticket, planning.moved, planning.messages, planning.watchers);
    }

    private void take(Action action) {
        Content content = ticket.content();
        switch (action) {
            case Action.SetQueue(String queue) -> ticket = ticket.with(content.in(queue));
            case Action.SetImpact(var level) -> ticket = ticket.with(content.weighing(level, content.urgency()));
            case Action.SetUrgency(var level) -> ticket = ticket.with(content.weighing(content.impact(), level));
            case Action.AddTags(List<String> tags) ->
                ticket = ticket.with(content.tagged(Tags.of(
                        Stream.concat(content.tags().stream(), tags.stream()).toList())));
            case Action.RemoveTags(List<String> tags) ->
                ticket = ticket.with(content.tagged(content.tags().stream()
                        .filter(tag -> !tags.contains(tag))
                        .toList()));
            case Action.Assign(Person person) -> assign(person);
            case Action.AssignMe() -> assign(agent);
            case Action.MoveTo(String to, String reason, Template comment) -> move(to, reason, comment);
            case Action.Say(Visibility visibility, Template text) ->
                messages.add(Entry.message(visibility, text.filled(ticket, agent)));
            case Action.Watch(Person person) -> watchers.add(person);
        }
    }

    private void assign(@Nullable Person person) {
        Person now = ticket.assignee();
        if (!Objects.equals(now == null ? null : now.id(), person == null ? null : person.id())) {
            ticket = practice.assign(ticket, person);
        }
    }

    /** Where it already is it stays. Nobody takes a ticket on when a rule moves it. */
    private void move(String to, @Nullable String reason, @Nullable Template comment) {
        if (ticket.status().state().equals(to) && Objects.equals(ticket.status().reason(), reason)) {
            return;
        }
        String said = comment == null ? null : comment.filled(ticket, agent);
        Move move = new Move(to, reason, said, agent == null ? Person.SYSTEM : agent);
        Person had = ticket.assignee();
        ticket = practice.move(ticket, move, now);
        if (agent == null && had == null) {
            ticket = ticket.assignedTo(null);
        }
        if (said != null) {
            messages.add(Entry.message(practice.visibilityOfComment(move), said));
        }
        moved = true;
    }
}

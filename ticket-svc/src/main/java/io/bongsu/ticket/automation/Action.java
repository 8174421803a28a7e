package io.bongsu.ticket.automation;

import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.reply.Template;
import io.bongsu.ticket.ticket.Level;
import io.bongsu.ticket.ticket.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing a rule does to a ticket. */
sealed interface Action {

    record SetQueue(@Nullable String queue) implements Action {}

    record SetImpact(Level level) implements Action {}

    record SetUrgency(Level level) implements Action {}

    record AddTags(List<String> tags) implements Action {}

    record RemoveTags(List<String> tags) implements Action {}

    /** @param person null takes it from its assignee */
    record Assign(@Nullable Person person) implements Action {}

    /** Whoever uses the macro takes it. */
    record AssignMe() implements Action {}

    record MoveTo(
            String state, @Nullable String reason, @Nullable Template comment) implements Action {}

    record Say(Visibility visibility, Template text) implements Action {}

    /** Somebody is told of what happens to the ticket from now on. */
    record Watch(Person person) implements Action {}
}

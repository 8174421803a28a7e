package io.bongsu.ticket.automation;

import io.bongsu.ticket.history.Actor;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trigger, macro or scheduler.
 *
 * @param position lower comes first
 * @param events of a trigger: when its condition is asked
 * @param condition CEL; a macro with one is offered only where it holds
 * @param after of a scheduler: how long after what
 * @param fault why it is not asked although it was accepted once: what may be written has become stricter since
 */
record Rule(
        UUID id,
        Kind kind,
        String name,
        int position,
        boolean enabled,
        Set<Occasion> events,
        String condition,
        List<Action> actions,
        @Nullable Wait after,
        long version,
        @Nullable String fault) {

    enum Kind {
        TRIGGER,
        MACRO,
        SCHEDULER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Rule refused(String why) {
        return new Rule(id, kind, name, position, enabled, events, condition, actions, after, version, why);
    }

    boolean listensTo(Occasion occasion) {
        return enabled && events.contains(occasion);
    }

    /** May it be asked at all? */
    boolean isAtWork() {
        return enabled && fault == null;
    }

    /** Who stands in the history for what it does. */
    Actor actor() {
        return new Actor(kind.word() + ":" + id, kind.word() + " " + name, Actor.Kind.SYSTEM);
    }
}

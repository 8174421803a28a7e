package io.bongsu.ticket.major;

import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.ticket.Names;
import io.bongsu.ticket.ticket.Person;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of a ticket's checklist, ticked off by somebody or not yet. */
record ChecklistItem(
        UUID id,
        Names name,
        @Nullable Instant doneAt,
        @Nullable Person doneBy,
        long version) {

    boolean isDone() {
        return doneAt != null;
    }

    ChecklistItem doneBy(Person person, Instant at) {
        return new ChecklistItem(id, name, at, person, version + 1);
    }

    ChecklistItem notDone() {
        return new ChecklistItem(id, name, null, null, version + 1);
    }

    /** The timeline names it by its id, so that everybody reads it in their own language: ticked off is {@code to}, taken back {@code from}. */
    Entry told() {
        return Entry.change(
                        Visibility.INTERNAL,
                        "checklist",
                        isDone() ? null : id.toString(),
                        isDone() ? id.toString() : null)
                .because(name.joined());
    }

    /** What people may change of it. */
    record Wish(@NotNull Boolean done) {}
}

package io.bongsu.ticket.bulk;

import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job as it is kept. */
record Job(
        UUID id,
        String ownerId,
        String ownerName,
        List<String> permissions,
        String action,
        State state,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable Instant undoUntil) {

    enum State {
        RUNNING("running"),
        DONE("done"),
        UNDOING("undoing"),
        UNDONE("undone");

        final String word;

        State(String word) {
            this.word = word;
        }

        static State of(String word) {
            for (State state : values()) {
                if (state.word.equals(word)) {
                    return state;
                }
            }
            throw new IllegalStateException("no state of a job: " + word);
        }
    }

    /** Its owner, allowed what they were allowed when they asked. */
    Caller owner(Tenant tenant) {
        return new Caller(ownerId, "", ownerName, "", tenant.id(), "", Set.of(), Set.copyOf(permissions));
    }
}

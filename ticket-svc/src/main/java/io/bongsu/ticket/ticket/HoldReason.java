package io.bongsu.ticket.ticket;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom or what does a held ticket wait for? */
public enum HoldReason {
    REQUESTER,
    CHANGE,
    PROBLEM,
    VENDOR;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<HoldReason> of(@Nullable String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word().equals(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(HoldReason::word).toList();
    }

    /** Going on hold needs to say why, and to the requester what is awaited. */
    public static HoldReason in(Move move) {
        HoldReason reason = of(move.reason())
                .orElseThrow(() -> new MoveFailure.Incomplete(
                        "/reason",
                        move.reason() == null ? "required" : "unknown-value",
                        "On hold needs a reason: " + String.join(", ", words()) + "."));
        if (reason == REQUESTER && move.comment() == null) {
            throw new MoveFailure.Incomplete(
                    "/comment", "Say what the requester is asked for: the comment is sent to them.");
        }
        return reason;
    }
}

package io.bongsu.ticket.incident;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom or what does a held incident wait for? */
enum HoldReason {
    REQUESTER,
    CHANGE,
    PROBLEM,
    VENDOR;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<HoldReason> of(@Nullable String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word().equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(HoldReason::word).toList();
    }
}

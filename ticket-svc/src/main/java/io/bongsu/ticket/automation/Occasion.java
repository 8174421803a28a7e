package io.bongsu.ticket.automation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** When may a trigger be asked? */
enum Occasion {
    OPENED("opened"),
    CHANGED("changed"),
    MESSAGE("message"),
    SLA_WARNED("slaWarned"),
    SLA_BREACHED("slaBreached"),
    SLA_ESCALATED("slaEscalated");

    private final String word;

    Occasion(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** Told by a clock itself. */
    boolean isOfAClock() {
        return this == SLA_WARNED || this == SLA_BREACHED || this == SLA_ESCALATED;
    }

    static Optional<Occasion> of(String word) {
        return Arrays.stream(values())
                .filter(occasion -> occasion.word.equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Occasion::word).toList();
    }
}

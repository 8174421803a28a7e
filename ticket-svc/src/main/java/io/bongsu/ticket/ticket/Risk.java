package io.bongsu.ticket.ticket;

import io.bongsu.platform.problem.Failures;
import java.util.Arrays;

/** How do a ticket's running promises stand? */
public enum Risk {
    OK("ok", 0),
    AT_RISK("atRisk", 1),
    BREACHED("breached", 2);

    private final String word;
    private final int level;

    Risk(String word, int level) {
        this.word = word;
        this.level = level;
    }

    /** As the column {@code sla_risk} has it. */
    public int level() {
        return level;
    }

    public String word() {
        return word;
    }

    public static Risk ofLevel(int level) {
        return Arrays.stream(values())
                .filter(risk -> risk.level == level)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no risk of level " + level));
    }

    public static Risk of(String word) {
        return Arrays.stream(values())
                .filter(risk -> risk.word.equals(word))
                .findFirst()
                .orElseThrow(() -> Failures.invalid("sla", "unknown-value", "sla is one of: ok, atRisk, breached."));
    }
}

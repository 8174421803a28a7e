package io.bongsu.ticket.sla;

import io.bongsu.ticket.sla.clock.Level;
import io.bongsu.ticket.sla.json.LevelWords;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A level a policy sets on a clock.
 *
 * @param name what people call it and triggers ask for; empty for none
 */
record Escalation(Level at, String name) {
    static final int LONGEST_NAME = 60;
    /** What is set where a policy says nothing. */
    static final List<Escalation> USUAL = List.of(new Escalation(new Level.Percent(75), ""));

    String word() {
        return LevelWords.word(at);
    }

    /** What people are told. */
    String label() {
        return name.isEmpty() ? word() : name;
    }

    /** For a column: a line each, the name after a tab; names have no control characters. */
    static String column(List<Escalation> some) {
        return some.stream().map(one -> one.word() + "\t" + one.name()).collect(Collectors.joining("\n"));
    }

    static List<Escalation> ofColumn(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split("\n", -1)).map(Escalation::ofLine).toList();
    }

    private static Escalation ofLine(String line) {
        int tab = line.indexOf('\t');
        return new Escalation(LevelWords.of(line.substring(0, tab)), line.substring(tab + 1));
    }
}

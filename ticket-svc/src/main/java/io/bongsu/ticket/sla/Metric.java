package io.bongsu.ticket.sla;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is measured: time to own, to the first answer, to the end. */
public enum Metric {
    @JsonProperty("ack")
    ACK("ack"),
    @JsonProperty("firstResponse")
    FIRST_RESPONSE("firstResponse"),
    @JsonProperty("resolve")
    RESOLVE("resolve");

    private final String word;

    Metric(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static Optional<Metric> of(String word) {
        return Arrays.stream(values())
                .filter(metric -> metric.word.equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Metric::word).toList();
    }

    /** "ACK and FIRST_RESPONSE never pause (failing to answer is not excused by putting on hold)." */
    boolean pauses() {
        return this == RESOLVE;
    }
}

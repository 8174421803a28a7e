package io.bongsu.ticket.assignment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/** How a queue's tickets find somebody. */
enum Mode {
    @JsonProperty("manual")
    MANUAL("manual"),
    @JsonProperty("roundRobin")
    ROUND_ROBIN("roundRobin"),
    @JsonProperty("leastLoad")
    LEAST_LOAD("leastLoad"),
    @JsonProperty("skill")
    SKILL("skill");

    private final String word;

    Mode(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Mode of(String word) {
        return Arrays.stream(values())
                .filter(mode -> mode.word.equals(word))
                .findFirst()
                .orElseThrow();
    }
}

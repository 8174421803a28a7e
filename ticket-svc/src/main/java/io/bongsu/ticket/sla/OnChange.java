package io.bongsu.ticket.sla;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/** How a clock that runs comes to a policy that applies to its ticket only now: said by that policy. */
public enum OnChange {
    /** "Same start, same pauses, new target and calendar." */
    @JsonProperty("retroactive")
    RETROACTIVE("retroactive"),
    /** The new target begins to count at the change, as when work is handed over. */
    @JsonProperty("fromChange")
    FROM_CHANGE("fromChange"),
    /** What has been promised stays promised. */
    @JsonProperty("keep")
    KEEP("keep");

    private final String word;

    OnChange(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Optional<OnChange> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}

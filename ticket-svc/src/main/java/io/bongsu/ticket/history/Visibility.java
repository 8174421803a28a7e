package io.bongsu.ticket.history;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who may read it: the requester too, or only those who work on tickets. */
public enum Visibility {
    @JsonProperty("public")
    PUBLIC,
    @JsonProperty("internal")
    INTERNAL
}

package io.bongsu.ticket.sla.clock;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why does time count or not? "Closed hours are shown as closed, not as paused." */
public enum Why {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("closed")
    CLOSED,
    @JsonProperty("holiday")
    HOLIDAY,
    @JsonProperty("break")
    BREAK,
    @JsonProperty("paused")
    PAUSED,
    /** Working time before a promise that counts from when it was changed. */
    @JsonProperty("before")
    BEFORE
}

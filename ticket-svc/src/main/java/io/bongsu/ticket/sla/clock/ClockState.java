package io.bongsu.ticket.sla.clock;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/** What a clock is doing. A reopened clock is running again: "reopening is an event, not a state". */
public enum ClockState {
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("paused")
    PAUSED,
    @JsonProperty("stopped")
    STOPPED;

    /** Where the event leads; empty when it is illegal here. A clock may be stopped while paused. */
    public Optional<ClockState> after(ClockEvent.Type event) {
        return Optional.ofNullable(
                switch (event) {
                    case START -> null;
                    case PAUSE -> this == RUNNING ? PAUSED : null;
                    case RESUME -> this == PAUSED ? RUNNING : null;
                    case STOP -> this == STOPPED ? null : STOPPED;
                    case REOPEN -> this == STOPPED ? RUNNING : null;
                });
    }

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

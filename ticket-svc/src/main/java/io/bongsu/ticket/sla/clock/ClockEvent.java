package io.bongsu.ticket.sla.clock;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Something that starts, holds or ends a clock. */
public record ClockEvent(long at, Type type) {

    public enum Type {
        @JsonProperty("start")
        START,
        @JsonProperty("pause")
        PAUSE,
        @JsonProperty("resume")
        RESUME,
        @JsonProperty("stop")
        STOP,
        @JsonProperty("reopen")
        REOPEN;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}

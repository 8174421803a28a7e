package io.bongsu.ticket.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bongsu.platform.security.Caller;

/** Who did it: a person, or the suite itself. */
public record Actor(String id, String name, Kind kind) {
    public static final Actor SYSTEM = new Actor("system", "Bongsu", Kind.SYSTEM);

    public enum Kind {
        @JsonProperty("person")
        PERSON,
        @JsonProperty("system")
        SYSTEM
    }

    public static Actor of(Caller caller) {
        return new Actor(caller.id(), caller.name(), Kind.PERSON);
    }

    public boolean isPerson() {
        return kind == Kind.PERSON;
    }
}

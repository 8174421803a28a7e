package io.bongsu.ticket.ticket;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a ticket stands, whatever its kind calls the state. Fixed: lists, clocks and facades rely on it. */
public enum Category {
    NEW,
    ACTIVE,
    HOLD,
    DONE,
    CLOSED,
    CANCELLED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isOpen() {
        return this == NEW || this == ACTIVE || this == HOLD;
    }

    public static Category of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

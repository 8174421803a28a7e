package io.bongsu.event.alert;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an alert is on its way. Apart from severity, so that history keeps the worst. */
public enum AlertState {
    PENDING,
    FIRING,
    ACKNOWLEDGED,
    RESOLVED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AlertState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Is somebody told about it? A pending alert is only shown. */
    boolean isRaised() {
        return this == FIRING || this == ACKNOWLEDGED;
    }
}

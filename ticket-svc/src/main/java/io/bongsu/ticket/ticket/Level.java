package io.bongsu.ticket.ticket;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far does it reach (impact), how soon must it be over (urgency)? */
public enum Level {
    HIGH,
    MEDIUM,
    LOW;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Level of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

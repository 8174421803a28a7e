package io.bongsu.billing.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

enum DeliveryState {
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("rejected")
    REJECTED,
    @JsonProperty("superseded")
    SUPERSEDED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeliveryState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

package io.bongsu.ticket.link;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;

/** A link to be made. */
record LinkWish(@NotNull LinkKind kind, @NotNull @Valid To target) {

    /** @param id id or number of a ticket, id of an alert, a situation or an entity, or a trace id */
    record To(
            @NotNull TargetType type,
            @NotBlank @Size(max = 64) String id) {}

    enum TargetType {
        TICKET,
        ALERT,
        SITUATION,
        TRACE,
        ENTITY;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

package io.bongsu.event.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rule as callers see it. */
record RuleView(
        UUID id,
        String name,
        boolean enabled,
        @Nullable String expr,
        @Nullable Series series,
        Condition condition,

        @JsonProperty("for") @Schema(type = "string", format = "duration")
        Duration hold,

        @Schema(type = "string", format = "duration") @Nullable
        Duration noData,

        int severity,
        String summary,
        @Schema(allowableValues = {"default", "user"}) String origin,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    static RuleView of(Rule rule) {
        RuleDraft draft = rule.draft();
        return new RuleView(
                rule.id(),
                draft.name(),
                draft.enabled(),
                draft.expr(),
                draft.series(),
                draft.condition(),
                draft.hold(),
                draft.noData(),
                draft.severity(),
                draft.summary(),
                rule.origin().word(),
                rule.version(),
                rule.createdAt(),
                rule.updatedAt());
    }
}

package io.bongsu.event.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a person says about a rule: its body in the API. Exactly one of {@code expr} and {@code series}. */
@Schema(name = "RuleDraft")
record RuleDraft(
        @Schema(minLength = 1, maxLength = 200, requiredMode = Schema.RequiredMode.REQUIRED)
        String name,

        boolean enabled,

        @Schema(description = "PromQL; a comparison with a number at its end may take the place of the condition")
        @Nullable
        String expr,

        @Schema(description = "A metric with labels, or a PromQL selector as text") @Nullable
        Series series,

        Condition condition,

        @JsonProperty("for") @Schema(type = "string", format = "duration", defaultValue = "PT0S")
        Duration hold,

        @Schema(type = "string", format = "duration") @Nullable
        Duration noData,

        @Schema(minimum = "1", maximum = "5", requiredMode = Schema.RequiredMode.REQUIRED)
        int severity,

        @Schema(
                description =
                        "Text of its alerts with placeholders: entity.name, entity.type, value, value.percent, threshold, rule.name, labels.<name>")
        String summary) {}

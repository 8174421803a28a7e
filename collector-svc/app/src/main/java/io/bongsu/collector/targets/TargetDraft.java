package io.bongsu.collector.targets;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A target as a person describes it.
 *
 * @param job what its series are called by, with {@code instance}, the url's host and port
 * @param interval PT15S when absent
 * @param timeout PT10S, or the interval when that is shorter, when absent
 * @param labels what its series get besides
 * @param credential what it wants to be shown; in a patch null removes it, and one that is not named stays
 */
record TargetDraft(
        @Schema(minLength = 1, maxLength = 100, requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String job,

        @Schema(example = "http://web1:9100/metrics", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String url,

        @Schema(type = "string", format = "duration", defaultValue = "PT15S") @Nullable
        Duration interval,

        @Schema(type = "string", format = "duration") @Nullable
        Duration timeout,

        @Nullable Map<String, String> labels,
        @Schema(defaultValue = "true") @Nullable Boolean enabled,

        @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @Nullable
        CredentialDraft credential) {}

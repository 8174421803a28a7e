package io.bongsu.collector.targets;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a target wants to be shown. Taken, never told.
 *
 * @param type basic (username and password) or bearer (token)
 */
record CredentialDraft(
        @Schema(
                allowableValues = {"basic", "bearer"},
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String type,

        @Schema(maxLength = 200) @Nullable String username,

        @Schema(maxLength = 1_000, accessMode = Schema.AccessMode.WRITE_ONLY) @Nullable
        String password,

        @Schema(maxLength = 8_000, accessMode = Schema.AccessMode.WRITE_ONLY) @Nullable
        String token) {

    @Override
    public String toString() {
        return "CredentialDraft[***]";
    }
}

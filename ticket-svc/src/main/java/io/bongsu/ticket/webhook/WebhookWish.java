package io.bongsu.ticket.webhook;

import io.bongsu.ticket.ticket.Bounds;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is asked for.
 *
 * @param url where POST requests go; http or https
 * @param events ticket.opened, ticket.changed, ticket.acknowledged, ticket.resolved
 * @param signature v1 unless said: with a secret that the receiver is told; v1a: with a key of ours, checked by {@code publicKey}.
 *     It stays what it is
 * @param state active unless said; paused ones hear all of it when they go on
 */
record WebhookWish(
        @NotBlank @Size(max = 100) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String name,

        @NotBlank @Size(max = 2000) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String url,

        @NotEmpty @Size(max = 20) List<@NotNull @Size(max = 100) String> events,

        @Nullable @Pattern(regexp = "active|paused", message = "is active or paused")
        String state,

        @Nullable @Pattern(regexp = "v1|v1a", message = "is v1 or v1a")
        String signature) {

    Signing signing() {
        return signature == null ? Signing.V1 : Signing.of(signature);
    }
}

package io.bongsu.ticket.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is shown.
 *
 * @param state active, paused, or disabled because the receiver said 410 Gone
 * @param signature v1 or v1a of Standard Webhooks
 * @param publicKey of v1a: what its signatures are checked by
 * @param secret of v1, only in the answer that made it
 * @param oldSecretUntil until then both secrets sign
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookView(
        UUID id,
        String name,
        String url,
        List<String> events,
        String state,
        @Nullable String why,
        @Schema(allowableValues = {"v1", "v1a"}) String signature,
        @Nullable String publicKey,
        @Nullable String secret,
        @Nullable Instant oldSecretUntil,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    static WebhookView of(Webhook webhook) {
        return of(webhook, null);
    }

    static WebhookView of(Webhooks.Issued issued) {
        return of(issued.webhook(), issued.secret().written());
    }

    private static WebhookView of(Webhook webhook, @Nullable String secret) {
        KeptSecrets secrets = webhook.secrets();
        byte[] publicKey = secrets.publicKey();
        return new WebhookView(
                webhook.id(),
                webhook.name(),
                webhook.url().toString(),
                webhook.events(),
                webhook.state().name().toLowerCase(Locale.ROOT),
                webhook.why(),
                secrets.signing().word(),
                publicKey == null ? null : SigningKey.written(publicKey),
                secret,
                secrets.oldUntil(),
                webhook.createdAt(),
                webhook.updatedAt(),
                webhook.version());
    }
}

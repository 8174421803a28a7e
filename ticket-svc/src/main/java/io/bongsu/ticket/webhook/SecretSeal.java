package io.bongsu.ticket.webhook;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.seal.Seal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps secrets so that who reads the database cannot: sealed with a key from the environment, bound to tenant and webhook. */
@Component
class SecretSeal {
    private static final String PURPOSE = "secrets of webhooks"; // part of the key: what is stored opens by no other

    private final Optional<Seal> seal;

    SecretSeal(WebhookProperties properties) {
        this.seal = Seal.configured("bongsu.ticket.webhook.secret", PURPOSE, properties.secret());
    }

    boolean hasKey() {
        return seal.isPresent();
    }

    KeptSecrets close(UUID tenant, UUID webhook, Secrets secrets) {
        Seal key = seal.orElseThrow(SecretSeal::notKept);
        String owner = owner(tenant, webhook);
        Secret current = secrets.current();
        Secret old = secrets.old();
        return new KeptSecrets(
                current.signing(),
                key.close(owner, current.bytes()),
                current.publicKey(),
                old == null ? null : key.close(owner, old.bytes()),
                secrets.oldUntil(),
                true);
    }

    private static Failure notKept() {
        return Failures.unprocessable(
                "secrets-not-kept",
                "Secrets of webhooks cannot be kept",
                "This service has no key to keep secrets of webhooks with: set BONGSU_WEBHOOK_SECRET.",
                List.of());
    }

    /** Empty when they were sealed with another key or for another webhook. */
    Optional<Secrets> open(UUID tenant, UUID webhook, KeptSecrets kept) {
        String owner = owner(tenant, webhook);
        byte[] old = kept.old();
        Optional<Secret> current = opened(owner, kept, kept.current());
        Optional<Secret> before = old == null ? Optional.empty() : opened(owner, kept, old);
        boolean whole = before.isPresent() || old == null;
        return current.filter(some -> whole).map(some -> new Secrets(some, before.orElse(null), kept.oldUntil()));
    }

    private Optional<Secret> opened(String owner, KeptSecrets kept, byte[] bytes) {
        return (kept.sealed() ? seal.flatMap(key -> key.open(owner, bytes)) : Optional.of(bytes))
                .map(kept.signing()::secret);
    }

    /** Why what {@link #open} did not open signs nothing, for who can help it. */
    String refusal() {
        return hasKey()
                ? "not sent: its secret was sealed with another BONGSU_WEBHOOK_SECRET; give it a new secret"
                : "not sent: its secret is sealed and BONGSU_WEBHOOK_SECRET is not set";
    }

    private static String owner(UUID tenant, UUID webhook) {
        return tenant + " " + webhook;
    }
}

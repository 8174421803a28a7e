package io.bongsu.ticket.webhook;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.web.MergePatch;
import jakarta.validation.Validator;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a webhook is made, changed and tried. */
@Component
class Webhooks {
    /** How long a receiver has to change over to a new secret. */
    private static final Duration CHANGE_OVER = Duration.ofHours(24);

    private static final Set<String> PATCHABLE = Set.of("name", "url", "events", "state");

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final CallReceiver receivers;
    private final SecretSeal seal;
    private final TenantTransaction transaction;
    private final MergePatch patches;
    private final Validator validator;
    private final WebhookProperties properties;
    private final JsonMapper json;
    private final Clock clock;

    Webhooks(
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            CallReceiver receivers,
            SecretSeal seal,
            TenantTransaction transaction,
            MergePatch patches,
            Validator validator,
            WebhookProperties properties,
            JsonMapper json,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.receivers = receivers;
        this.seal = seal;
        this.transaction = transaction;
        this.patches = patches;
        this.validator = validator;
        this.properties = properties;
        this.json = json;
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** @param secret is shown this once, if at all */
    record Issued(Webhook webhook, Secret secret) {}

    Mono<Issued> create(WebhookWish wish, String format) {
        UUID id = UuidCreator.getTimeOrderedEpochPlus1();
        Secrets secrets = Secrets.fresh(wish.signing());
        return kept(id, secrets)
                .zipWhen(kept -> url(wish.url()))
                .map(sound -> made(id, wish, sound.getT2(), format, sound.getT1()))
                .flatMap(webhook -> transaction.run(
                        room().then(webhooks.add(webhook)).thenReturn(new Issued(webhook, secrets.current()))));
    }

    private Webhook made(UUID id, WebhookWish wish, URI url, String format, KeptSecrets secrets) {
        Instant now = now();
        return new Webhook(
                id,
                wish.name().strip(),
                url,
                format,
                events(wish.events()),
                state(wish.state()),
                null,
                secrets,
                1,
                now,
                now);
    }

    private Mono<Long> room() {
        return webhooks.all()
                .count()
                .filter(some -> some < properties.most())
                .switchIfEmpty(Mono.error(() -> Failures.conflict(
                        "too-many-webhooks",
                        "There are enough webhooks",
                        "A tenant has at most " + properties.most() + "; delete one that is not needed.")));
    }

    private Mono<KeptSecrets> kept(UUID id, Secrets secrets) {
        return Tenant.current().map(tenant -> seal.close(tenant.id(), id, secrets));
    }

    Mono<Webhook> change(UUID id, long version, JsonNode patch) {
        return transaction
                .run(webhooks.find(id))
                .switchIfEmpty(missing())
                .map(current -> wish(current, patch))
                .flatMap(wish -> url(wish.url())
                        .flatMap(url -> transaction.run(held(id, version)
                                .map(current -> current.changed(
                                        wish.name().strip(), url, events(wish.events()), state(wish.state()), now()))
                                .flatMap(changed -> webhooks.change(changed).thenReturn(changed)))));
    }

    private WebhookWish wish(Webhook current, JsonNode patch) {
        String state = current.state() == Webhook.State.DISABLED ? "paused" : word(current.state());
        WebhookWish wish = patches.apply(
                new WebhookWish(current.name(), current.url().toString(), current.events(), state, null),
                patch,
                WebhookWish.class,
                PATCHABLE);
        validator.validate(wish).stream().findFirst().ifPresent(violation -> {
            throw Failures.invalid("/" + violation.getPropertyPath(), "invalid", "It " + violation.getMessage() + ".");
        });
        return wish;
    }

    /** A new secret; the old one signs as well for a day, if it can be opened. */
    Mono<Issued> rotate(UUID id, long version) {
        return transaction.run(held(id, version)
                .zipWhen(this::rotated)
                .flatMap(both -> kept(id, both.getT2())
                        .map(kept -> both.getT1().rotated(kept, now()))
                        .flatMap(webhook -> webhooks.rotate(webhook)
                                .thenReturn(new Issued(webhook, both.getT2().current())))));
    }

    private Mono<Secrets> rotated(Webhook current) {
        return Tenant.current()
                .map(tenant -> seal.open(tenant.id(), current.id(), current.secrets())
                        .map(secrets -> secrets.rotated(now().plus(CHANGE_OVER)))
                        .orElseGet(() -> Secrets.fresh(current.secrets().signing())));
    }

    Mono<Void> delete(UUID id, long version) {
        return transaction.run(held(id, version).flatMap(current -> webhooks.delete(id)));
    }

    /** Queues something that tells nothing, to see whether the receiver understands. */
    Mono<Delivery> test(UUID id) {
        UUID event = UuidCreator.getTimeOrderedEpochPlus1();
        UUID delivery = UuidCreator.getTimeOrderedEpochPlus1();
        Instant now = now();
        String body = json.writeValueAsString(json.createObjectNode()
                .put("specversion", "1.0")
                .put("id", event.toString())
                .put("source", "/ticket-svc")
                .put("type", Event.TEST)
                .put("subject", id.toString())
                .put("time", now.toString())
                .put("datacontenttype", "application/json")
                .set("data", json.createObjectNode().put("webhookId", id.toString())));
        return transaction.run(webhooks.find(id)
                .switchIfEmpty(missing())
                .then(deliveries.add(delivery, id, event, Event.TEST, body, now))
                .then(deliveries.again(id, delivery, now)));
    }

    Mono<Delivery> again(UUID id, UUID delivery) {
        return transaction
                .run(deliveries.again(id, delivery, now()))
                .switchIfEmpty(Mono.error(() -> Failures.notFound("delivery")));
    }

    Mono<Long> failedAgain(UUID id, Instant since) {
        return transaction.run(
                webhooks.find(id).switchIfEmpty(missing()).then(deliveries.failedAgain(id, since, now())));
    }

    private Mono<Webhook> held(UUID id, long version) {
        return webhooks.hold(id)
                .switchIfEmpty(missing())
                .flatMap(current -> current.version() == version
                        ? Mono.just(current)
                        : Mono.error(Failures.preconditionFailed(WebhookView.of(current))));
    }

    static <T> Mono<T> missing() {
        return Mono.error(() -> Failures.notFound("webhook"));
    }

    /** Names are resolved when it is written, and again at each call: they may lead elsewhere by then. */
    private Mono<URI> url(String text) {
        return Mono.fromCallable(() -> {
                    URI url = uri(text);
                    receivers.refusal(url).ifPresent(why -> {
                        throw Failures.invalid(
                                "/url",
                                "refused",
                                why.substring(0, 1).toUpperCase(Locale.ROOT) + why.substring(1) + ".");
                    });
                    return url;
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static URI uri(String text) {
        try {
            URI url = URI.create(text.strip());
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (web && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static RuntimeException malformed() {
        return Failures.invalid(
                "/url", "malformed", "An address such as https://example.org/hook, without name, password or #.");
    }

    private static List<String> events(List<String> words) {
        if (!Event.words().containsAll(words)) {
            throw Failures.invalid("/events", "unknown-value", "One of: " + String.join(", ", Event.words()) + ".");
        }
        return words.stream().distinct().sorted().toList();
    }

    private static Webhook.State state(@Nullable String word) {
        return Webhook.State.valueOf(Objects.requireNonNullElse(word, "active").toUpperCase(Locale.ROOT));
    }

    private static String word(Webhook.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}

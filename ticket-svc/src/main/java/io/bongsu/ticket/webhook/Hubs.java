package io.bongsu.ticket.webhook;

import io.bongsu.platform.tenancy.TenantTransaction;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Webhooks that are made through another API and speak its format. */
@Component
public class Hubs {
    private final Webhooks webhooks;
    private final WebhookRepository rows;
    private final TenantTransaction transaction;

    Hubs(Webhooks webhooks, WebhookRepository rows, TenantTransaction transaction) {
        this.webhooks = webhooks;
        this.rows = rows;
        this.transaction = transaction;
    }

    public record Subscription(UUID id, String name, String callback) {}

    public Mono<Subscription> create(String callback, String name, List<String> events, String format) {
        return webhooks.create(new WebhookWish(name, callback, events, null, null), format)
                .map(made -> subscription(made.webhook()));
    }

    public Mono<Subscription> find(UUID id, String format) {
        return transaction.run(found(id, format).map(Hubs::subscription));
    }

    public Mono<Void> delete(UUID id, String format) {
        return transaction.run(found(id, format).flatMap(hub -> rows.delete(hub.id())));
    }

    private Mono<Webhook> found(UUID id, String format) {
        return rows.find(id).filter(hub -> hub.format().equals(format)).switchIfEmpty(Webhooks.missing());
    }

    private static Subscription subscription(Webhook hub) {
        return new Subscription(hub.id(), hub.name(), hub.url().toString());
    }
}

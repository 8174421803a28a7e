package io.bongsu.collector.ingest;

import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.util.retry.Retry;

/** The key the suite's own services send with: there from the first start, and not again once it was revoked. */
@Component
class BootstrapKey implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BootstrapKey.class);

    private final IngestKeys keys;
    private final TenantTransaction transaction;
    private final IngestProperties properties;
    private final Disposable.Swap running = Disposables.swap();

    BootstrapKey(IngestKeys keys, TenantTransaction transaction, IngestProperties properties) {
        this.keys = keys;
        this.transaction = transaction;
        this.properties = properties;
    }

    @Override
    public void start() {
        String text = properties.bootstrapKey();
        if (text.isEmpty()) {
            return;
        }
        if (!KeyText.isOne(text)) {
            throw new IllegalStateException("BONGSU_BOOTSTRAP_INGEST_KEY is not bk + 30 characters of [a-z2-7]");
        }
        running.update(transaction
                .run(new Tenant(properties.bootstrapTenant()), keys.issue("bootstrap", new KeyText(text)))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(5)))
                .subscribe(
                        key -> LOG.atInfo().addKeyValue("keyId", key.id()).log("bootstrap ingest key issued"),
                        error -> LOG.atError().setCause(error).log("no bootstrap ingest key")));
    }

    @Override
    public void stop() {
        running.update(Disposables.disposed());
    }

    @Override
    public boolean isRunning() {
        return running.get() != null && !running.isDisposed();
    }
}

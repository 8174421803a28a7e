package io.bongsu.ticket.webhook;

import io.bongsu.ticket.webhook.ClearSecretRepository.Clear;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Seals what was stored in clear, once there is a key: a few at a time, while the service works with either. A process that
 * dies leaves the rest to the next start.
 */
@Component
class SealSecrets implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SealSecrets.class);
    private static final int A_FEW = 100;

    private final ClearSecretRepository secrets;
    private final SecretSeal seal;
    private Disposable running = Disposables.disposed();

    SealSecrets(ClearSecretRepository secrets, SecretSeal seal) {
        this.secrets = secrets;
        this.seal = seal;
    }

    @Override
    public void start() {
        if (!seal.hasKey()) {
            LOG.atWarn()
                    .log(
                            "BONGSU_WEBHOOK_SECRET is not set: no webhook is given a secret, those in clear stay in clear");
            return;
        }
        running = all().retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
                        .maxBackoff(Duration.ofMinutes(1))
                        .doBeforeRetry(again -> LOG.atWarn()
                                .addKeyValue("reason", String.valueOf(again.failure()))
                                .log("secrets of webhooks are still in clear, tried again soon")))
                .filter(count -> count > 0)
                .subscribe(
                        count -> LOG.atInfo().addKeyValue("webhooks", count).log("secrets sealed that were in clear"));
    }

    private Mono<Long> all() {
        return Mono.defer(() -> secrets.seal(A_FEW, this::sealed))
                .repeat()
                .takeUntil(count -> count == 0)
                .reduce(0L, Long::sum);
    }

    private KeptSecrets sealed(Clear clear) {
        return seal.open(clear.tenant(), clear.webhook(), clear.secrets())
                .map(open -> seal.close(clear.tenant(), clear.webhook(), open))
                .orElseThrow(() -> new IllegalStateException("what is in clear needs no key"));
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }
}

package io.bongsu.collector.metrics;

import io.bongsu.platform.tenancy.Tenant;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Writes what senders say of their metrics along with samples, and reads it again at the start. */
@Component
class DescriptionKeeper implements CommitCompanion, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DescriptionKeeper.class);
    private static final int AT_ONCE = 500;

    private final SeriesBook book;
    private final DescriptionRepository repository;
    private final Disposable.Swap reading = Disposables.swap();

    DescriptionKeeper(SeriesBook book, DescriptionRepository repository) {
        this.book = book;
        this.repository = repository;
    }

    @Override
    public Mono<Void> accompany(Points points) {
        return Mono.deferContextual(context -> {
            Tenant tenant = Tenant.of(context);
            Descriptions said = book.of(tenant.id()).descriptions();
            if (said.isWritten()) {
                return Mono.empty();
            }
            List<Metadata> news = said.write(AT_ONCE);
            return news.isEmpty() ? Mono.empty() : repository.write(tenant, news);
        });
    }

    @Override
    public void start() {
        reading.update(repository
                .all()
                .doOnNext(row -> book.of(row.tenant()).descriptions().load(row.metadata()))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(500)).maxBackoff(Duration.ofSeconds(10)))
                .subscribe(
                        row -> {}, error -> LOG.atWarn().setCause(error).log("what is known of metrics was not read")));
    }

    @Override
    public void stop() {
        reading.update(Disposables.disposed());
    }

    @Override
    public boolean isRunning() {
        return reading.get() != null && !reading.isDisposed();
    }
}

package io.bongsu.collector.metrics;

import io.bongsu.platform.tenancy.Tenant;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes what senders say of their metrics along with samples; {@link Recovery} reads it again. */
@Component
class DescriptionKeeper implements CommitCompanion {
    private static final int AT_ONCE = 500;

    private final SeriesBook book;
    private final DescriptionRepository repository;

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
}

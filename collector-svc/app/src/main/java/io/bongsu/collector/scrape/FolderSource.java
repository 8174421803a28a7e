package io.bongsu.collector.scrape;

import io.bongsu.collector.protocol.prometheus.PrometheusCollector;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Targets that whoever runs the machine lists in files. */
@Component
class FolderSource implements TargetSource {
    private final @Nullable UUID tenant;
    private final TargetFolder folder;

    FolderSource(ScrapeProperties properties) {
        this.tenant = properties.folder().isEmpty() ? null : properties.tenant();
        this.folder = new TargetFolder(Path.of(properties.folder()), new PrometheusCollector(), properties);
    }

    @Override
    public Mono<Set<Followed>> targets() {
        UUID owner = tenant;
        return owner == null
                ? Mono.just(Set.of())
                : Mono.fromCallable(folder::targets)
                        .subscribeOn(Schedulers.boundedElastic())
                        .map(all -> all.stream()
                                .map(target -> new Followed(
                                        owner, target.settings().url().toString(), target))
                                .collect(Collectors.toSet()));
    }

    @Override
    public void visited(Followed target, Visit visit) {
        // told by the series up and scrape_duration_seconds only
    }
}

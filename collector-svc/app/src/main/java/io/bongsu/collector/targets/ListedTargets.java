package io.bongsu.collector.targets;

import io.bongsu.collector.scrape.Followed;
import io.bongsu.collector.scrape.Target;
import io.bongsu.collector.scrape.TargetSource;
import io.bongsu.collector.scrape.Visit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What is to be asked, of all tenants, and how it went the last time; that is kept in memory. */
@Component
class ListedTargets implements TargetSource {
    private final TargetRepository repository;
    private final CredentialSeal seal;
    private final Map<String, Visit> visits = new ConcurrentHashMap<>();

    ListedTargets(TargetRepository repository, CredentialSeal seal) {
        this.repository = repository;
        this.seal = seal;
    }

    @Override
    public Mono<Set<Followed>> targets() {
        return repository
                .enabled()
                .map(owned -> new Followed(owned.tenant(), owned.target().id().toString(), asked(owned)))
                .collect(Collectors.toSet())
                .doOnNext(all ->
                        visits.keySet().retainAll(all.stream().map(Followed::id).collect(Collectors.toSet())));
    }

    private Target asked(TargetRepository.Owned owned) {
        ScrapeTarget target = owned.target();
        KeptCredential kept = target.credential();
        return target.target(kept == null ? null : seal.open(owned.tenant(), target.id(), kept));
    }

    @Override
    public void visited(Followed target, Visit visit) {
        visits.put(target.id(), visit);
    }

    @Nullable
    Visit last(UUID target) {
        return visits.get(target.toString());
    }

    /** It is another one now: what was seen is not about it. */
    void changed(UUID target) {
        visits.remove(target.toString());
    }
}

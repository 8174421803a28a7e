package io.bongsu.collector.scrape;

import java.util.Set;
import reactor.core.publisher.Mono;

/** Where targets are listed. */
public interface TargetSource {

    /** All that are to be asked now; asked for every few seconds. On an error those of before stay. */
    Mono<Set<Followed>> targets();

    /** Hears of each visit. Must return at once. */
    void visited(Followed target, Visit visit);
}

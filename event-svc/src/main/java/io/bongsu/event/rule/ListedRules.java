package io.bongsu.event.rule;

import reactor.core.publisher.Flux;

/** Which rules are there? */
public interface ListedRules {

    /** The enabled ones, oldest first. */
    Flux<ListedRule> enabled(int limit);
}

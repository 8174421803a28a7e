package io.bongsu.event.rule;

import java.util.Collection;
import java.util.UUID;
import reactor.core.publisher.Flux;

/** By which rules are samples judged? */
public interface WatchedRules {

    /**
     * The enabled ones among these, locked until the transaction ends: judging and changing a rule never overlap. Locks are
     * taken in the order of ids.
     */
    Flux<WatchedRule> lock(Collection<UUID> ids);
}

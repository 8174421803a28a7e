package io.bongsu.event.watch;

import io.bongsu.event.rule.WatchedRule;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import reactor.core.publisher.Flux;

/** How do rules stand? */
public interface ActiveSeriesOf {

    /** Series of these rules that are a problem now, at most so many. */
    Flux<ActiveSeries> active(Collection<WatchedRule> rules, int limit);

    /**
     * A rule that has judged something.
     *
     * @param at when it did last
     */
    record Judged(UUID ruleId, Instant at) {}

    Flux<Judged> judged();
}

package io.bongsu.event.rule;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** Who must know when a rule changes, in the transaction that changes it and with the rule locked. */
public interface RuleWatchers {

    /** The rule says nothing any more (disabled, deleted, or it watches something else): what it said is over. */
    Mono<Void> ended(UUID ruleId, String reason);

    /** The rule judges the same series by other values: judge anew. */
    Mono<Void> changed(UUID ruleId);
}

package io.bongsu.event.rule;

import io.bongsu.contracts.event.RuleChanged;
import io.bongsu.contracts.event.WatchEnded;
import io.bongsu.contracts.event.WatchRequested;
import io.bongsu.event.rule.Rule.Origin;
import io.bongsu.platform.messaging.Outbox;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.web.MergePatch;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rules come, change and go; the collector's watches and the alerts they raised with them, in one transaction. */
@Component
class ChangeRules {
    private final RuleRepository rules;
    private final RuleWatchers watchers;
    private final Outbox outbox;
    private final MergePatch mergePatch;
    private final Clock clock;

    ChangeRules(RuleRepository rules, RuleWatchers watchers, Outbox outbox, MergePatch mergePatch, Clock clock) {
        this.rules = rules;
        this.watchers = watchers;
        this.outbox = outbox;
        this.mergePatch = mergePatch;
        this.clock = clock;
    }

    Mono<Rule> create(RuleDraft draft, Origin origin) {
        Rule rule = Rule.create(draft, origin, clock.instant());
        Mono<Void> watch = draft.enabled() ? outbox.add(rule.id(), request(rule)) : Mono.empty();
        return rules.add(rule).then(watch).then(tell(rule, "created")).thenReturn(rule);
    }

    Mono<Rule> change(UUID id, long expected, JsonNode patch) {
        return locked(id, expected).flatMap(before -> {
            RuleDraft draft = RuleReader.read(patched(before, patch));
            Rule after = before.change(draft, clock.instant());
            return rules.store(after)
                    .then(watch(before, after))
                    .then(tell(after, "changed"))
                    .thenReturn(after);
        });
    }

    Mono<Void> delete(UUID id, long expected) {
        return locked(id, expected)
                .flatMap(rule ->
                        rules.delete(id).then(end(rule, "the rule was deleted")).then(tell(rule, "deleted")));
    }

    private Mono<Rule> locked(UUID id, long expected) {
        return rules.lock(id)
                .switchIfEmpty(Mono.error(() -> Failures.notFound("rule")))
                .flatMap(rule -> rule.version() == expected
                        ? Mono.just(rule)
                        : Mono.error(Failures.preconditionFailed(RuleView.of(rule))));
    }

    /** Naming series takes the place of expr and the other way round, so that nobody has to null the other. */
    private ObjectNode patched(Rule rule, JsonNode patch) {
        ObjectNode merged =
                mergePatch.apply(RuleReader.write(rule.draft()), patch, ObjectNode.class, RuleReader.FIELDS);
        if (patch.hasNonNull("series") && !patch.has("expr")) {
            merged.putNull("expr");
        }
        if (patch.hasNonNull("expr") && !patch.has("series")) {
            merged.putNull("series");
        }
        boolean ownComparison = patch.hasNonNull("expr") && !patch.has("condition");
        if (ownComparison
                && patch.path("expr").isString()
                && Expression.comparison(patch.path("expr").stringValue()).isPresent()) {
            merged.remove("condition");
        }
        Condition condition = rule.draft().condition();
        boolean recoversAtTheThreshold = condition.recover() == condition.value();
        if (recoversAtTheThreshold
                && !patch.path("condition").has("recover")
                && merged.get("condition") instanceof ObjectNode merging) {
            merging.remove("recover");
        }
        return merged;
    }

    private Mono<Void> watch(Rule before, Rule after) {
        boolean was = before.draft().enabled();
        boolean is = after.draft().enabled();
        if (was && !is) {
            return end(after, "the rule was switched off");
        }
        if (!was) {
            return is ? outbox.add(after.id(), request(after)) : Mono.empty();
        }
        return after.watchesOtherThan(before)
                ? watchers.ended(after.id(), "the rule watches something else now")
                        .then(outbox.add(after.id(), request(after)))
                : watchers.changed(after.id());
    }

    private Mono<Void> end(Rule rule, String reason) {
        return watchers.ended(rule.id(), reason).then(outbox.add(rule.id(), new WatchEnded(rule.id())));
    }

    private Mono<Void> tell(Rule rule, String action) {
        return outbox.add(rule.id(), new RuleChanged(rule.id(), rule.draft().name(), action));
    }

    private static WatchRequested request(Rule rule) {
        Series series = rule.draft().series();
        return series == null
                ? new WatchRequested(rule.id(), null, Map.of(), rule.draft().expr())
                : new WatchRequested(rule.id(), series.metric(), series.labels(), null);
    }
}

package io.bongsu.ticket.automation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.condition.Conditions;
import io.bongsu.ticket.people.People;
import io.bongsu.ticket.sla.calendar.Calendars;
import io.bongsu.ticket.sla.json.Patch;
import io.bongsu.ticket.ticket.Person;
import io.bongsu.ticket.ticket.Practices;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who runs the desk writes, changes and removes rules. People named in them are looked up before the transaction. */
@Component
class KeepRules {
    private final RuleRepository rules;
    private final Conditions conditions;
    private final Calendars calendars;
    private final People people;
    private final Set<String> states;
    private final TenantTransaction transaction;
    private final JsonMapper json;

    KeepRules(
            RuleRepository rules,
            Conditions conditions,
            Calendars calendars,
            People people,
            Practices practices,
            TenantTransaction transaction,
            JsonMapper json) {
        this.rules = rules;
        this.conditions = conditions;
        this.calendars = calendars;
        this.people = people;
        this.states = Set.copyOf(practices.states());
        this.transaction = transaction;
        this.json = json;
    }

    Mono<List<Rule>> all(Rule.Kind kind) {
        return rules.all(kind).as(transaction::run);
    }

    Mono<Rule> one(Rule.Kind kind, UUID id) {
        return rules.one(kind, id).as(transaction::run).switchIfEmpty(Mono.error(() -> Failures.notFound(kind.word())));
    }

    Mono<Rule> create(Rule.Kind kind, JsonNode body, Caller caller) {
        return read(UuidCreator.getTimeOrderedEpochPlus1(), kind, body, 1)
                .flatMap(rule -> named(rule, caller))
                .flatMap(rule -> rules.insert(rule)
                        .as(transaction::run)
                        .filter(kept -> kept)
                        .switchIfEmpty(Mono.error(() -> Failures.conflict(
                                "too-many-rules",
                                "There are too many already",
                                "A tenant has at most " + RuleRepository.MOST + " of a kind.")))
                        .thenReturn(rule));
    }

    Mono<Rule> change(Rule.Kind kind, UUID id, long version, JsonNode patch, Caller caller) {
        return one(kind, id)
                .flatMap(before -> before.version() == version
                        ? read(id, kind, Patch.applied(RuleDefinition.written(before, json), patch), version)
                        : outdated(before))
                .flatMap(rule -> named(rule, caller))
                .flatMap(rule -> rules.update(rule)
                        .as(transaction::run)
                        .flatMap(kept -> kept ? one(kind, id) : one(kind, id).flatMap(this::outdated)));
    }

    Mono<Void> delete(Rule.Kind kind, UUID id, long version) {
        return one(kind, id)
                .flatMap(before -> before.version() == version
                        ? rules.delete(before).as(transaction::run)
                        : this.<Boolean>outdated(before))
                .then();
    }

    /** The rule as it would be kept, e.g. to be tried. */
    Mono<Rule> read(UUID id, Rule.Kind kind, JsonNode body, long version) {
        return calendars
                .all()
                .as(transaction::run)
                .map(known -> RuleDefinition.read(
                        id, kind, body, new RuleDefinition.Known(states, known.keySet()), conditions, version));
    }

    private <T> Mono<T> outdated(Rule current) {
        return Mono.error(() -> Failures.preconditionFailed(view(current)));
    }

    private Mono<Rule> named(Rule rule, Caller caller) {
        return Flux.fromIterable(rule.actions())
                .concatMap(action -> switch (action) {
                    case Action.Assign(Person person)
                    when person != null -> known(person, caller).map(Action.Assign::new);
                    case Action.Watch(Person person) -> known(person, caller).map(Action.Watch::new);
                    default -> Mono.just(action);
                })
                .collectList()
                .map(actions -> new Rule(
                        rule.id(),
                        rule.kind(),
                        rule.name(),
                        rule.position(),
                        rule.enabled(),
                        rule.events(),
                        rule.condition(),
                        actions,
                        rule.after(),
                        rule.version(),
                        null));
    }

    private Mono<Person> known(Person person, Caller caller) {
        return people.assignable(person.id(), caller).map(found -> new Person(found.id(), found.name()));
    }

    RuleView view(Rule rule) {
        JsonNode written = RuleDefinition.written(rule, json);
        return new RuleView(
                rule.id(),
                rule.name(),
                rule.position(),
                rule.enabled(),
                rule.events().stream().sorted().map(Occasion::word).toList(),
                rule.condition(),
                written.get("actions"),
                written.get("after"),
                rule.version(),
                rule.fault());
    }
}

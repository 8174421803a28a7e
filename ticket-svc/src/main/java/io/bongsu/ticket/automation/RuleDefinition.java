package io.bongsu.ticket.automation;

import io.bongsu.platform.problem.Failure;
import io.bongsu.ticket.condition.Conditions;
import io.bongsu.ticket.condition.Scope;
import io.bongsu.ticket.sla.clock.Target;
import io.bongsu.ticket.sla.json.Spot;
import io.bongsu.ticket.sla.json.TargetWords;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A rule as it is written: {@code {name, position, enabled, events, condition, actions, after}}. */
final class RuleDefinition {
    private static final Set<String> TRIGGER = Set.of("name", "position", "enabled", "events", "condition", "actions");
    private static final Set<String> MACRO = Set.of("name", "position", "enabled", "condition", "actions");
    private static final Set<String> SCHEDULER = Set.of("name", "position", "enabled", "after", "condition", "actions");

    private RuleDefinition() {}

    /**
     * What may stand in a rule.
     *
     * @param states all states of all kinds of tickets
     * @param calendars of the tenant
     */
    record Known(Set<String> states, Set<UUID> calendars) {}

    private static Set<String> fields(Rule.Kind kind) {
        return switch (kind) {
            case TRIGGER -> TRIGGER;
            case MACRO -> MACRO;
            case SCHEDULER -> SCHEDULER;
        };
    }

    private static Scope scope(Rule.Kind kind) {
        return kind == Rule.Kind.TRIGGER ? Scope.EVENT : Scope.TICKET;
    }

    /** Throws the problem that names all that is wrong. */
    static Rule read(UUID id, Rule.Kind kind, JsonNode body, Known known, Conditions conditions, long version) {
        Rule rule = shaped(id, kind, body, known, version);
        conditions.accepted(rule.condition(), scope(kind), "/condition");
        return rule;
    }

    private static Rule shaped(UUID id, Rule.Kind kind, JsonNode body, Known known, long version) {
        Spot spot = Spot.body(body);
        if (!spot.isObjectOf(fields(kind), "A " + kind.word() + ".")) {
            spot.done();
        }
        Optional<String> name = spot.field("name")
                .text("not-a-line", "1 to 100 characters of one line.", text -> ActionWords.line(text, 100));
        int position = spot.field("position").isAbsent()
                ? 100
                : spot.field("position")
                        .whole(0, 10_000, "A whole number, 0 to 10000; lower comes first.")
                        .orElse(0);
        boolean enabled = spot.field("enabled").flag(true);
        Set<Occasion> events = kind == Rule.Kind.TRIGGER ? events(spot.field("events")) : Set.of();
        Wait after = kind == Rule.Kind.SCHEDULER
                ? wait(spot.field("after"), known.calendars()).orElse(null)
                : null;
        String condition = spot.field("condition").isAbsent()
                ? "true"
                : spot.field("condition")
                        .text("not-a-text", "A condition.", String::strip)
                        .orElse("true");
        List<Action> actions = ActionWords.read(spot.field("actions"), kind, known.states());
        spot.done();
        return new Rule(
                id, kind, name.orElseThrow(), position, enabled, events, condition, actions, after, version, null);
    }

    /** What was accepted once: if it would be refused today, it says why, does nothing and stops no other rule. */
    static Rule stored(UUID id, Rule.Kind kind, JsonNode body, Known known, Conditions conditions, long version) {
        Rule rule;
        try {
            rule = shaped(id, kind, body, known, version);
        } catch (Failure refused) {
            return bare(id, kind, body, version, Spot.why(refused));
        }
        try {
            conditions.accepted(rule.condition(), scope(kind), "/condition");
            return rule;
        } catch (Failure refused) {
            return rule.refused(Spot.why(refused));
        }
    }

    private static Rule bare(UUID id, Rule.Kind kind, JsonNode body, long version, String fault) {
        return new Rule(
                id,
                kind,
                body.path("name").asString(""),
                body.path("position").asInt(0),
                body.path("enabled").asBoolean(false),
                occasions(body.path("events")),
                body.path("condition").asString("true"),
                List.of(),
                null,
                version,
                fault);
    }

    private static Set<Occasion> occasions(JsonNode words) {
        return words.valueStream()
                .flatMap(word -> Occasion.of(word.asString("")).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Occasion.class)));
    }

    private static Set<Occasion> events(Spot spot) {
        Set<Occasion> events = EnumSet.noneOf(Occasion.class);
        String means = "One of: " + String.join(", ", Occasion.words()) + ".";
        List<Spot> items = spot.items(Occasion.values().length);
        items.forEach(item -> item.text(
                        "unknown-value", means, text -> Occasion.of(text).orElseThrow(IllegalArgumentException::new))
                .ifPresent(events::add));
        if (items.isEmpty()) {
            spot.missing("When it is asked. " + means);
        }
        return events;
    }

    private static Optional<Wait> wait(Spot spot, Set<UUID> calendars) {
        if (!spot.isObjectOf(
                Set.of("since", "calendarId", "target"), "How long after what: since, calendarId and target.")) {
            return Optional.empty();
        }
        Optional<Wait.Since> since = spot.field("since")
                .text(
                        "unknown-value",
                        "createdAt, updatedAt or resolvedAt.",
                        text -> Arrays.stream(Wait.Since.values())
                                .filter(known -> known.word().equals(text))
                                .findFirst()
                                .orElseThrow(IllegalArgumentException::new));
        Optional<UUID> calendar = spot.field("calendarId")
                .text(
                        "unknown-calendar",
                        "The id of one of your calendars.",
                        text -> Optional.of(UUID.fromString(text))
                                .filter(calendars::contains)
                                .orElseThrow(IllegalArgumentException::new));
        Optional<Target> target = TargetWords.read(spot.field("target"));
        return since.flatMap(from -> calendar.flatMap(hours -> target.map(amount -> new Wait(from, hours, amount))));
    }

    /** The same as it is written, for the row and for readers. */
    static ObjectNode written(Rule rule, JsonMapper json) {
        ObjectNode node = json.createObjectNode();
        node.put("name", rule.name()).put("position", rule.position()).put("enabled", rule.enabled());
        if (rule.kind() == Rule.Kind.TRIGGER) {
            ArrayNode events = node.putArray("events");
            new TreeSet<>(rule.events()).forEach(event -> events.add(event.word()));
        }
        node.put("condition", rule.condition());
        ActionWords.write(node.putArray("actions"), rule.actions());
        Wait after = rule.after();
        if (after != null) {
            ObjectNode written = node.putObject("after");
            written.put("since", after.since().word())
                    .put("calendarId", after.calendarId().toString());
            target(written.putObject("target"), after.target());
        }
        return node;
    }

    private static void target(ObjectNode node, Target target) {
        switch (target) {
            case Target.WorkingTime time -> node.put("kind", "working-time").put("duration", TargetWords.column(time));
            case Target.WorkingDays(int days, boolean endOfDay) ->
                node.put("kind", "working-days").put("days", days).put("endOfDay", endOfDay);
        }
    }
}

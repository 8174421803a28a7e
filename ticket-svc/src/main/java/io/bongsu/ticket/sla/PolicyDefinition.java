package io.bongsu.ticket.sla;

import io.bongsu.ticket.condition.Condition;
import io.bongsu.ticket.condition.Conditions;
import io.bongsu.ticket.condition.Scope;
import io.bongsu.ticket.sla.clock.Target;
import io.bongsu.ticket.sla.json.LevelWords;
import io.bongsu.ticket.sla.json.Spot;
import io.bongsu.ticket.sla.json.TargetWords;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A policy as it is written: {@code {name, position, enabled, match, calendarId, targets: {resolve: {"1": {…}}}, pauses,
 * levels: {resolve: [{at: "75%"}]}}}.
 */
final class PolicyDefinition {
    /** "RESOLVE pauses for requester, vendor, approval, scheduled-until". */
    static final List<String> DEFAULT_PAUSES = List.of("requester", "vendor", "approval", "scheduled");

    static final Set<String> FIELDS = Set.of(
            "name",
            "position",
            "enabled",
            "match",
            "calendarId",
            "targets",
            "pauses",
            "pausesOf",
            "levels",
            "vendor",
            "onChange");
    private static final Set<String> HOLD_REASONS =
            Set.of("requester", "change", "problem", "vendor", "approval", "scheduled");
    private static final Set<String> TYPES = Set.of("incident", "request", "problem", "change");
    private static final int MOST = 100;
    private static final int MOST_LEVELS = 10;

    private PolicyDefinition() {}

    /** Throws the problem that names all that is wrong. */
    static SlaPolicy read(UUID id, JsonNode body, Set<UUID> calendars, Conditions conditions, long version) {
        Spot spot = Spot.body(body);
        if (!spot.isObjectOf(FIELDS, "A policy: name, calendarId and targets.")) {
            spot.done();
        }
        Optional<String> name = spot.field("name").text("not-a-name", "1 to 100 characters.", PolicyDefinition::name);
        int position = spot.field("position").isAbsent()
                ? 100
                : spot.field("position")
                        .whole(0, 10_000, "A whole number, 0 to 10000; lower comes first.")
                        .orElse(0);
        boolean enabled = spot.field("enabled").flag(true);
        SlaPolicy.Match match = match(spot.field("match"), conditions);
        Optional<UUID> calendar = calendar(spot.field("calendarId"), calendars);
        Map<Metric, Map<Integer, Target>> targets = targets(spot.field("targets"));
        Set<String> pauses =
                spot.field("pauses").isAbsent() ? Set.copyOf(DEFAULT_PAUSES) : reasons(spot.field("pauses"));
        Map<Metric, Set<String>> pausesOf = ofMetrics(spot.field("pausesOf"), PolicyDefinition::reasons);
        Map<Metric, List<Escalation>> levels = ofMetrics(spot.field("levels"), PolicyDefinition::levels);
        String vendor = spot.field("vendor").isAbsent()
                ? ""
                : spot.field("vendor")
                        .text("not-a-name", "1 to 100 characters.", PolicyDefinition::name)
                        .orElse("");
        OnChange onChange = onChange(spot.field("onChange"));
        spot.done();
        return new SlaPolicy(
                id,
                name.orElseThrow(),
                position,
                enabled,
                match,
                calendar.orElseThrow(),
                targets,
                pauses,
                pausesOf,
                levels,
                vendor,
                onChange,
                version,
                null);
    }

    private static OnChange onChange(Spot spot) {
        return spot.isAbsent()
                ? OnChange.RETROACTIVE
                : spot.text(
                                "unknown-value",
                                "One of: retroactive, fromChange, keep.",
                                text -> OnChange.of(text).orElseThrow(() -> new IllegalArgumentException(text)))
                        .orElse(OnChange.RETROACTIVE);
    }

    private static Set<String> reasons(Spot spot) {
        return words(
                spot,
                "One of: requester, change, problem, vendor, approval, scheduled.",
                text -> checked(text, HOLD_REASONS.contains(text)));
    }

    private static <T> Map<Metric, T> ofMetrics(Spot spot, Function<Spot, T> reader) {
        Map<Metric, T> found = new EnumMap<>(Metric.class);
        if (!spot.isAbsent() && spot.isObjectOf(Set.copyOf(Metric.words()), "An object by metric.")) {
            for (Metric metric : Metric.values()) {
                if (!spot.field(metric.word()).isAbsent()) {
                    found.put(metric, reader.apply(spot.field(metric.word())));
                }
            }
        }
        return found;
    }

    private static List<Escalation> levels(Spot spot) {
        List<Escalation> levels = new ArrayList<>();
        spot.items(MOST_LEVELS)
                .forEach(item -> level(item).ifPresent(level -> {
                    if (levels.stream().anyMatch(other -> other.at().equals(level.at()))) {
                        item.field("at").wrong("duplicate", "Each level stands once.");
                    }
                    levels.add(level);
                }));
        return List.copyOf(levels);
    }

    private static Optional<Escalation> level(Spot spot) {
        if (!spot.isObjectOf(Set.of("at", "name"), "A level: at and name.")) {
            return Optional.empty();
        }
        String name = spot.field("name").isAbsent()
                ? ""
                : spot.field("name")
                        .text(
                                "not-a-name",
                                "1 to " + Escalation.LONGEST_NAME + " characters.",
                                text -> checked(name(text), text.length() <= Escalation.LONGEST_NAME))
                        .orElse("");
        return spot.field("at")
                .text(
                        "not-a-level",
                        "75% of the target, or -PT30M, PT1H, -1D around the deadline (D: working days).",
                        LevelWords::of)
                .map(at -> new Escalation(at, name));
    }

    private static String name(String text) {
        return checked(text.strip(), text.matches("[^\\p{Cc}]{1,100}") && !text.isBlank());
    }

    private static <T> T checked(T value, boolean good) {
        if (!good) {
            throw new IllegalArgumentException(String.valueOf(value));
        }
        return value;
    }

    /** "A policy whose calendar never opens" cannot be: such a calendar is not saved. */
    private static Optional<UUID> calendar(Spot spot, Set<UUID> calendars) {
        return spot.text("unknown-calendar", "The id of one of your calendars.", text -> {
            UUID id = UUID.fromString(text);
            return checked(id, calendars.contains(id));
        });
    }

    private static SlaPolicy.Match match(Spot spot, Conditions conditions) {
        if (spot.isAbsent()
                || !spot.isObjectOf(
                        Set.of("types", "priorities", "queues", "condition"),
                        "types, priorities, queues, condition.")) {
            return SlaPolicy.Match.ANY;
        }
        Set<Integer> priorities = new HashSet<>();
        spot.field("priorities")
                .items(5)
                .forEach(item -> item.whole(1, 5, "A priority is 1 to 5.").ifPresent(priorities::add));
        return new SlaPolicy.Match(
                words(
                        spot.field("types"),
                        "One of: incident, request, problem, change.",
                        type -> checked(type, TYPES.contains(type))),
                Set.copyOf(priorities),
                words(spot.field("queues"), "1 to 100 characters.", PolicyDefinition::name),
                condition(spot.field("condition"), conditions));
    }

    private static @Nullable Condition condition(Spot spot, Conditions conditions) {
        return spot.isAbsent()
                ? null
                : spot.text("not-a-text", "A condition.", String::strip)
                        .map(text -> conditions.accepted(text, Scope.PROMISE, spot.pointer()))
                        .orElse(null);
    }

    private static Set<String> words(Spot spot, String means, Function<String, String> reader) {
        Set<String> words = new HashSet<>();
        spot.items(MOST)
                .forEach(item -> item.text("unknown-value", means, reader).ifPresent(words::add));
        return Set.copyOf(words);
    }

    private static Map<Metric, Map<Integer, Target>> targets(Spot spot) {
        Map<Metric, Map<Integer, Target>> targets = new EnumMap<>(Metric.class);
        if (!spot.isObjectOf(Set.copyOf(Metric.words()), "Targets by metric and priority.")) {
            return targets;
        }
        for (Metric metric : Metric.values()) {
            Spot ofMetric = spot.field(metric.word());
            if (!ofMetric.isAbsent()
                    && ofMetric.isObjectOf(Set.of("1", "2", "3", "4", "5"), "Targets by priority, 1 to 5.")) {
                Map<Integer, Target> byPriority = new HashMap<>();
                for (int priority = 1; priority <= 5; priority++) {
                    Spot target = ofMetric.field(Integer.toString(priority));
                    int of = priority;
                    if (!target.isAbsent()) {
                        TargetWords.read(target).ifPresent(found -> byPriority.put(of, found));
                    }
                }
                targets.put(metric, byPriority);
            }
        }
        return targets;
    }

    /** The same as it is written, for the row and for readers; of a refused one what was stored, to be mended. */
    static ObjectNode written(SlaPolicy policy, JsonMapper json) {
        SlaPolicy.Refusal refusal = policy.refusal();
        if (refusal != null && refusal.stored() instanceof ObjectNode stored) {
            return stored.deepCopy();
        }
        ObjectNode node = json.createObjectNode();
        node.put("name", policy.name()).put("position", policy.position()).put("enabled", policy.enabled());
        ObjectNode match = node.putObject("match");
        strings(match.putArray("types"), policy.match().types());
        ArrayNode priorities = match.putArray("priorities");
        policy.match().priorities().stream().sorted().forEach(priorities::add);
        strings(match.putArray("queues"), policy.match().queues());
        Condition condition = policy.match().condition();
        if (condition != null) {
            match.put("condition", condition.text());
        }
        node.put("calendarId", policy.calendarId().toString());
        ObjectNode targets = node.putObject("targets");
        policy.targets().forEach((metric, byPriority) -> {
            ObjectNode ofMetric = targets.putObject(metric.word());
            byPriority.forEach((priority, target) -> target(ofMetric.putObject(Integer.toString(priority)), target));
        });
        strings(node.putArray("pauses"), policy.pauses());
        ObjectNode pausesOf = node.putObject("pausesOf");
        policy.pausesOf().forEach((metric, reasons) -> strings(pausesOf.putArray(metric.word()), reasons));
        ObjectNode levels = node.putObject("levels");
        policy.levels().forEach((metric, some) -> {
            ArrayNode ofMetric = levels.putArray(metric.word());
            some.forEach(level -> ofMetric.addObject()
                    .put("at", level.word())
                    .put("name", level.name().isEmpty() ? null : level.name()));
        });
        node.put("vendor", policy.vendor().isEmpty() ? null : policy.vendor());
        node.put("onChange", policy.onChange().word());
        return node;
    }

    private static void strings(ArrayNode array, Set<String> words) {
        words.stream().sorted().forEach(array::add);
    }

    private static void target(ObjectNode node, Target target) {
        switch (target) {
            case Target.WorkingTime time -> node.put("kind", "working-time").put("duration", TargetWords.column(time));
            case Target.WorkingDays(int days, boolean endOfDay) ->
                node.put("kind", "working-days").put("days", days).put("endOfDay", endOfDay);
        }
    }
}

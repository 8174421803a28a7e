package io.bongsu.ticket.automation;

import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.reply.Template;
import io.bongsu.ticket.sla.json.Spot;
import io.bongsu.ticket.ticket.Bounds;
import io.bongsu.ticket.ticket.Level;
import io.bongsu.ticket.ticket.Person;
import io.bongsu.ticket.ticket.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Actions as they are written: {@code [{"kind": "setQueue", "queue": "network"}, {"kind": "note", "body": "…"}]}. */
final class ActionWords {
    private static final int MOST = 20;
    private static final int MOST_TAGS = 30;
    private static final String LINE_100 = "1 to 100 characters of one line.";
    private static final Map<String, Set<String>> FIELDS = Map.ofEntries(
            Map.entry("setQueue", Set.of("kind", "queue")),
            Map.entry("setImpact", Set.of("kind", "level")),
            Map.entry("setUrgency", Set.of("kind", "level")),
            Map.entry("addTags", Set.of("kind", "tags")),
            Map.entry("removeTags", Set.of("kind", "tags")),
            Map.entry("assign", Set.of("kind", "personId", "personName")),
            Map.entry("assignMe", Set.of("kind")),
            Map.entry("move", Set.of("kind", "to", "reason", "comment")),
            Map.entry("note", Set.of("kind", "body")),
            Map.entry("reply", Set.of("kind", "body")),
            Map.entry("watch", Set.of("kind", "personId", "personName")));

    private ActionWords() {}

    /** @param states all there are */
    static List<Action> read(Spot spot, Rule.Kind rule, Set<String> states) {
        List<Spot> items = spot.items(MOST);
        if (items.isEmpty()) {
            spot.missing("1 to " + MOST + " actions.");
        }
        List<Action> actions = new ArrayList<>();
        items.forEach(item -> one(item, rule, states).ifPresent(actions::add));
        return List.copyOf(actions);
    }

    private static Optional<? extends Action> one(Spot spot, Rule.Kind rule, Set<String> states) {
        String means = "kind is one of: "
                + String.join(", ", FIELDS.keySet().stream().sorted().toList()) + ".";
        Optional<String> kind = spot.field("kind").text("unknown-value", means, text -> known(text, FIELDS.keySet()));
        if (kind.isEmpty() || !spot.isObjectOf(FIELDS.getOrDefault(kind.get(), Set.of()), means)) {
            return Optional.empty();
        }
        return switch (kind.get()) {
            case "setQueue" -> queue(spot.field("queue"));
            case "setImpact" -> level(spot).map(Action.SetImpact::new);
            case "setUrgency" -> level(spot).map(Action.SetUrgency::new);
            case "addTags" -> tags(spot.field("tags")).map(Action.AddTags::new);
            case "removeTags" -> tags(spot.field("tags")).map(Action.RemoveTags::new);
            case "assign" -> Optional.of(new Action.Assign(person(spot)));
            case "assignMe" ->
                rule == Rule.Kind.MACRO
                        ? Optional.of(new Action.AssignMe())
                        : spot.field("kind").wrong("not-allowed", "Only macros are used by a person.");
            case "move" -> move(spot, states);
            case "note" -> template(spot.field("body")).map(body -> new Action.Say(Visibility.INTERNAL, body));
            case "reply" -> template(spot.field("body")).map(body -> new Action.Say(Visibility.PUBLIC, body));
            default -> watch(spot);
        };
    }

    private static String known(String text, Set<String> words) {
        if (!words.contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    static String line(String text, int longest) {
        String line = text.strip();
        if (line.isEmpty() || line.length() > longest || !line.matches(Bounds.LINE)) {
            throw new IllegalArgumentException("not a line");
        }
        return line;
    }

    private static Optional<Action> queue(Spot spot) {
        return spot.isAbsent()
                ? Optional.of(new Action.SetQueue(null))
                : spot.text("not-a-line", LINE_100, text -> line(text, 100)).map(Action.SetQueue::new);
    }

    private static Optional<Level> level(Spot spot) {
        return spot.field("level")
                .text(
                        "unknown-value",
                        "high, medium or low.",
                        text -> Level.of(known(text, Set.of("high", "medium", "low"))));
    }

    private static Optional<List<String>> tags(Spot spot) {
        List<String> tags = new ArrayList<>();
        spot.items(MOST_TAGS)
                .forEach(item -> item.text("not-a-tag", "1 to 50 characters without a comma.", ActionWords::tag)
                        .ifPresent(tags::add));
        return tags.isEmpty() ? spot.missing("1 to " + MOST_TAGS + " tags.") : Optional.of(Tags.of(tags));
    }

    private static String tag(String text) {
        if (text.isBlank() || text.length() > 50 || !text.matches(Bounds.WORD)) {
            throw new IllegalArgumentException("not a tag");
        }
        return text;
    }

    /** By id; the name is looked up before it is kept. */
    private static @Nullable Person person(Spot spot) {
        if (spot.field("personId").isAbsent()) {
            return null;
        }
        String name = spot.field("personName").isAbsent()
                ? ""
                : spot.field("personName")
                        .text("not-a-line", "A name.", text -> line(text, 300))
                        .orElse("");
        return spot.field("personId")
                .text("not-a-line", "The id of a person.", text -> line(text, 64))
                .map(id -> new Person(id, name))
                .orElse(null);
    }

    private static Optional<Action> watch(Spot spot) {
        Person person = person(spot);
        return person == null
                ? spot.field("personId").missing("The id of a person.")
                : Optional.of(new Action.Watch(person));
    }

    private static Optional<Action> move(Spot spot, Set<String> states) {
        Optional<String> to = spot.field("to")
                .text(
                        "unknown-value",
                        "One of: " + String.join(", ", states.stream().sorted().toList()) + ".",
                        text -> known(text, states));
        Optional<String> reason = spot.field("reason").isAbsent()
                ? Optional.empty()
                : spot.field("reason").text("not-a-line", LINE_100, text -> line(text, 100));
        Optional<Template> comment =
                spot.field("comment").isAbsent() ? Optional.empty() : template(spot.field("comment"));
        return to.map(state -> new Action.MoveTo(state, reason.orElse(null), comment.orElse(null)));
    }

    private static Optional<Template> template(Spot spot) {
        Optional<Template> template = spot.text(
                "not-a-text", "1 to 10000 characters, no control characters.", text -> new Template(text(text)));
        List<String> unknown = template.map(Template::unknown).orElse(List.of());
        return unknown.isEmpty()
                ? template
                : spot.wrong(
                        "unknown-variable",
                        "There is no {{" + unknown.getFirst() + "}}; there are: "
                                + String.join(", ", Template.VARIABLES) + ".");
    }

    private static String text(String text) {
        if (text.isBlank() || text.length() > 10_000 || !text.matches(Bounds.TEXT)) {
            throw new IllegalArgumentException("not a text");
        }
        return text.strip();
    }

    static void write(ArrayNode array, List<Action> actions) {
        actions.forEach(action -> write(array.addObject(), action));
    }

    private static void write(ObjectNode node, Action action) {
        switch (action) {
            case Action.SetQueue(String queue) -> node.put("kind", "setQueue").put("queue", queue);
            case Action.SetImpact(Level level) -> node.put("kind", "setImpact").put("level", level.word());
            case Action.SetUrgency(Level level) ->
                node.put("kind", "setUrgency").put("level", level.word());
            case Action.AddTags(List<String> tags) -> tags(node.put("kind", "addTags"), tags);
            case Action.RemoveTags(List<String> tags) -> tags(node.put("kind", "removeTags"), tags);
            case Action.Assign(Person person) -> person(node.put("kind", "assign"), person);
            case Action.AssignMe() -> node.put("kind", "assignMe");
            case Action.MoveTo(String to, String reason, Template comment) ->
                node.put("kind", "move")
                        .put("to", to)
                        .put("reason", reason)
                        .put("comment", comment == null ? null : comment.text());
            case Action.Say(Visibility visibility, Template text) ->
                node.put("kind", visibility == Visibility.PUBLIC ? "reply" : "note")
                        .put("body", text.text());
            case Action.Watch(Person person) -> person(node.put("kind", "watch"), person);
        }
    }

    private static void tags(ObjectNode node, List<String> tags) {
        ArrayNode array = node.putArray("tags");
        tags.forEach(array::add);
    }

    private static void person(ObjectNode node, @Nullable Person person) {
        node.put("personId", person == null ? null : person.id())
                .put("personName", person == null ? null : person.name());
    }
}

package io.bongsu.event.rule;

import io.bongsu.event.text.PlainText;
import io.bongsu.event.text.Template;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.Violation;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a caller says about a rule and names everything that is wrong with it, by JSON Pointer, at once. */
final class RuleReader {
    static final Set<String> FIELDS =
            Set.of("name", "enabled", "expr", "series", "condition", "for", "noData", "severity", "summary");
    private static final Set<String> PLACEHOLDERS = Set.of(
            "entity", "entity.name", "entity.type", "value", "value.percent", "threshold", "rule.name", "severity");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 2000;
    private static final int MOST_LABELS = 30;
    private static final Duration LONGEST = Duration.ofDays(7);

    private final JsonNode body;
    private final List<Violation> violations = new ArrayList<>();

    private RuleReader(JsonNode body) {
        this.body = body;
    }

    static RuleDraft read(JsonNode body) {
        return new RuleReader(body).draft();
    }

    /** The same as JSON, for a merge patch to change. */
    static ObjectNode write(RuleDraft draft) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", draft.name()).put("enabled", draft.enabled()).put("expr", draft.expr());
        Series series = draft.series();
        if (series == null) {
            node.putNull("series");
        } else {
            ObjectNode labels =
                    node.putObject("series").put("metric", series.metric()).putObject("labels");
            series.labels().forEach(labels::put);
        }
        node.putObject("condition")
                .put("op", draft.condition().op().word())
                .put("value", draft.condition().value())
                .put("recover", draft.condition().recover());
        Duration noData = draft.noData();
        node.put("for", draft.hold().toString()).put("noData", noData == null ? null : noData.toString());
        return node.put("severity", draft.severity()).put("summary", draft.summary());
    }

    private RuleDraft draft() {
        if (!body.isObject()) {
            throw Failures.invalid("", "not-an-object", "A rule is a JSON object.");
        }
        unknown(body, "", FIELDS);
        String name = text("name", LONGEST_NAME, true);
        Watched watched = watched();
        Condition condition = condition(watched.comparison());
        Duration hold = duration("for", Duration.ZERO);
        Duration noData = duration("noData", null);
        if (noData != null && noData.isZero()) {
            violate("/noData", "out-of-range", "Silence is longer than nothing; null switches it off.");
        }
        int severity = severity();
        String summary = summary(name);
        boolean enabled = enabled();
        if (!violations.isEmpty()) {
            throw Failures.invalid(violations);
        }
        return new RuleDraft(
                name,
                enabled,
                watched.expr(),
                watched.series(),
                condition,
                hold == null ? Duration.ZERO : hold,
                noData,
                severity,
                summary);
    }

    private record Watched(@Nullable String expr, @Nullable Series series, Optional<Expression.Comparison> comparison) {
        static final Watched NOTHING = new Watched(null, null, Optional.empty());
    }

    private Watched watched() {
        JsonNode expr = body.path("expr");
        JsonNode series = body.path("series");
        boolean hasExpr = !expr.isMissingNode() && !expr.isNull();
        boolean hasSeries = !series.isMissingNode() && !series.isNull();
        if (hasExpr == hasSeries) {
            violate("/series", hasExpr ? "ambiguous" : "required", "Give either series or expr.");
            return Watched.NOTHING;
        }
        if (hasExpr) {
            return expression("/expr", text("expr", LONGEST_TEXT, true));
        }
        if (series.isString()) {
            String selector = text("series", LONGEST_TEXT, true);
            return Expression.selector(selector)
                    .map(found -> new Watched(null, found, Optional.empty()))
                    .orElseGet(() -> expression("/series", selector));
        }
        return new Watched(null, series(series), Optional.empty());
    }

    private Watched expression(String pointer, String text) {
        String defect = Expression.defect(text);
        if (defect != null) {
            violate(pointer, "malformed", defect);
            return Watched.NOTHING;
        }
        Optional<Expression.Comparison> comparison = Expression.comparison(text);
        return new Watched(comparison.map(Expression.Comparison::left).orElse(text), null, comparison);
    }

    private @Nullable Series series(JsonNode series) {
        if (!series.isObject()) {
            violate("/series", "malformed", "series is {metric, labels} or a PromQL selector.");
            return null;
        }
        unknown(series, "/series", Set.of("metric", "labels"));
        JsonNode metric = series.path("metric");
        if (!metric.isString() || metric.stringValue().isBlank()) {
            violate("/series/metric", "required", "The name of the metric.");
        } else {
            plain("/series/metric", metric.stringValue(), 255);
        }
        JsonNode labels = series.path("labels");
        Map<String, String> matchers = new TreeMap<>();
        if (labels.isObject()) {
            labels.properties().forEach(label -> label(label, matchers));
        } else if (!labels.isMissingNode() && !labels.isNull()) {
            violate("/series/labels", "malformed", "labels is an object of texts.");
        }
        if (matchers.size() > MOST_LABELS) {
            violate("/series/labels", "too-many", "At most " + MOST_LABELS + " labels.");
        }
        return new Series(metric.isString() ? metric.stringValue() : "", matchers);
    }

    private void label(Map.Entry<String, JsonNode> label, Map<String, String> matchers) {
        String pointer = "/series/labels/" + label.getKey();
        if (!label.getValue().isString()) {
            violate(pointer, "malformed", "A label's value is a text.");
        } else if (plain(pointer, label.getKey(), 255)
                && plain(pointer, label.getValue().stringValue(), 1024)) {
            matchers.put(label.getKey(), label.getValue().stringValue());
        }
    }

    private Condition condition(Optional<Expression.Comparison> inside) {
        JsonNode condition = body.path("condition");
        boolean given = !condition.isMissingNode() && !condition.isNull();
        if (given && !condition.isObject()) {
            violate("/condition", "malformed", "condition is {op, value, recover}.");
        } else if (given) {
            unknown(condition, "/condition", Set.of("op", "value", "recover"));
        } else if (inside.isEmpty()) {
            violate("/condition", "required", "A rule compares with a value: {op, value}.");
            return new Condition(Op.GT, 0, 0);
        }
        Op op = op(condition.path("op"), inside.map(Expression.Comparison::op));
        double value = number(condition.path("value"), "/condition/value", inside.map(Expression.Comparison::value));
        double recover = number(condition.path("recover"), "/condition/recover", Optional.of(value));
        if (violations.stream().noneMatch(v -> v.pointer().startsWith("/condition"))
                && !op.allowsRecovery(value, recover)) {
            violate(
                    "/condition/recover",
                    "wrong-side",
                    "With " + op.symbol() + " " + value + " the problem would be over before it began.");
        }
        return new Condition(op, value, recover);
    }

    private Op op(JsonNode node, Optional<Op> inside) {
        if (node.isMissingNode() || node.isNull()) {
            if (inside.isEmpty()) {
                violate("/condition/op", "required", "gt, ge, lt, le, eq or ne.");
            }
            return inside.orElse(Op.GT);
        }
        Optional<Op> op = node.isString() ? Op.of(node.stringValue()) : Optional.empty();
        if (op.isEmpty()) {
            violate("/condition/op", "unknown-value", "op is gt, ge, lt, le, eq, ne or > >= < <= == !=.");
        } else if (inside.isPresent() && !inside.equals(op)) {
            violate("/condition/op", "contradiction", "expr compares with another operator.");
        }
        return op.orElse(Op.GT);
    }

    private double number(JsonNode node, String pointer, Optional<Double> otherwise) {
        if (node.isMissingNode() || node.isNull()) {
            if (otherwise.isEmpty()) {
                violate(pointer, "required", "A number.");
            }
            return otherwise.orElse(0.0);
        }
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            violate(pointer, "malformed", "A finite number.");
            return otherwise.orElse(0.0);
        }
        boolean contradicts =
                "/condition/value".equals(pointer) && otherwise.isPresent() && otherwise.get() != node.doubleValue();
        if (contradicts) {
            violate(pointer, "contradiction", "expr compares with another value.");
        }
        return node.doubleValue();
    }

    private @Nullable Duration duration(String field, @Nullable Duration otherwise) {
        JsonNode node = body.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return otherwise;
        }
        try {
            Duration duration = node.isString() ? Duration.parse(node.stringValue()) : null;
            if (duration != null && !duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
                return duration.truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
            }
        } catch (DateTimeException e) {
            violate("/" + field, "malformed", "An ISO 8601 duration, e.g. PT1M.");
            return otherwise;
        }
        violate("/" + field, "out-of-range", "An ISO 8601 duration from PT0S to P7D, e.g. PT1M.");
        return otherwise;
    }

    private int severity() {
        JsonNode node = body.path("severity");
        if (node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 1 && node.intValue() <= 5) {
            return node.intValue();
        }
        violate("/severity", node.isMissingNode() ? "required" : "out-of-range", "A whole number from 1 to 5.");
        return 1;
    }

    private boolean enabled() {
        JsonNode node = body.path("enabled");
        if (node.isMissingNode() || node.isNull() || node.isBoolean()) {
            return !node.isBoolean() || node.booleanValue();
        }
        violate("/enabled", "malformed", "true or false.");
        return false;
    }

    private String summary(String name) {
        JsonNode node = body.path("summary");
        if (node.isMissingNode()
                || node.isNull()
                || (node.isString() && node.stringValue().isBlank())) {
            return "{{entity.name}}: " + name + " ({{value}})";
        }
        String summary = text("summary", 1000, true);
        new Template(summary)
                .placeholders().stream()
                        .filter(known -> !PLACEHOLDERS.contains(known) && !known.startsWith("labels."))
                        .forEach(unknown -> violate(
                                "/summary",
                                "unknown-placeholder",
                                "{{" + unknown + "}} is none of "
                                        + String.join(
                                                ", ",
                                                PLACEHOLDERS.stream().sorted().toList()) + ", labels.<name>."));
        return summary;
    }

    private String text(String field, int longest, boolean required) {
        JsonNode node = body.path(field);
        if (node.isMissingNode()
                || node.isNull()
                || (node.isString() && node.stringValue().isBlank())) {
            if (required) {
                violate("/" + field, "required", "A text of at most " + longest + " characters.");
            }
            return "";
        }
        if (!node.isString()) {
            violate("/" + field, "malformed", "A text.");
            return "";
        }
        String text = node.stringValue().strip();
        plain("/" + field, text, longest);
        return text;
    }

    private boolean plain(String pointer, String text, int longest) {
        if (text.length() > longest) {
            violate(pointer, "too-long", "At most " + longest + " characters.");
            return false;
        }
        if (!PlainText.isPlain(text.replace('\n', ' ').replace('\t', ' ').strip())) {
            violate(pointer, "malformed", "No control characters or broken characters.");
            return false;
        }
        return true;
    }

    private void unknown(JsonNode object, String at, Set<String> known) {
        object.propertyNames().stream()
                .filter(field -> !known.contains(field))
                .forEach(field -> violate(
                        at + "/" + PlainText.of(field, 100),
                        "unknown-field",
                        "Known are: "
                                + String.join(", ", known.stream().sorted().toList()) + "."));
    }

    private void violate(String pointer, String code, String detail) {
        violations.add(new Violation(pointer, code, detail));
    }
}

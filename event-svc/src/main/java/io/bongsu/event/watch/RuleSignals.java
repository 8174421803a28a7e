package io.bongsu.event.watch;

import io.bongsu.event.alert.AlertSignal;
import io.bongsu.event.alert.AlertSubject;
import io.bongsu.event.rule.Condition;
import io.bongsu.event.rule.WatchedRule;
import io.bongsu.event.text.Template;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a rule says about one of its series, in the words of alerts. */
record RuleSignals(WatchedRule rule, SeriesState series) {
    static final String SOURCE = "rule";
    /** What the entity already says; all other labels tell one check from another. */
    private static final Map<String, Set<String>> SAID_BY_ENTITY = Map.of(
            "host", Set.of("host.name", "host_name", "host.id", "host_id"),
            "service", Set.of("service.name", "service_name", "service.namespace", "service_namespace"));

    AlertSignal pending(Sample sample) {
        return new AlertSignal.Pending(
                subject(""), rule.severity(), summary(), finite(sample.value()), sample.at(), reason());
    }

    AlertSignal raised(Instant at) {
        return new AlertSignal.Raised(
                subject(""), rule.severity(), summary(), finite(series.lastValue()), at, reason(), null, null);
    }

    AlertSignal calmed(Instant at) {
        return new AlertSignal.Calmed(subject(""), at);
    }

    AlertSignal cleared(Instant at) {
        Condition condition = rule.condition();
        return new AlertSignal.Cleared(
                subject(""),
                at,
                number(series.lastValue()) + " is not " + condition.op().symbol() + " " + number(condition.recover())
                        + " any more");
    }

    AlertSignal silent(Instant at, Duration noData) {
        return new AlertSignal.Raised(
                subject(":no-data"),
                rule.severity(),
                silence(),
                null,
                at,
                "no sample for " + words(noData) + ", rule " + rule.name(),
                null,
                null);
    }

    /** What is said of a series that is silent. */
    String silence() {
        Duration noData = rule.noData();
        String length = noData == null ? "" : " for " + words(noData);
        return series.entity().name() + ": no data" + length + " (" + rule.name() + ")";
    }

    AlertSignal speaking(Instant at, String reason) {
        return new AlertSignal.Cleared(subject(":no-data"), at, reason);
    }

    private AlertSubject subject(String kind) {
        Map<String, String> telling = new TreeMap<>(series.labels());
        telling.keySet().removeAll(SAID_BY_ENTITY.getOrDefault(series.entity().type(), Set.of()));
        String check = rule.check() + kind + (telling.isEmpty() ? "" : telling.toString());
        return AlertSubject.of(SOURCE, series.entity(), check, rule.id());
    }

    private String reason() {
        Condition condition = rule.condition();
        String hold = rule.hold().isZero() ? "" : " for " + words(rule.hold());
        return number(series.lastValue()) + " " + condition.op().symbol() + " " + number(condition.value()) + hold
                + ", rule " + rule.name();
    }

    String summary() {
        return new Template(rule.summary()).render(this::value);
    }

    private @Nullable String value(String placeholder) {
        if (placeholder.startsWith("labels.")) {
            return Sample.label(series.labels(), placeholder.substring("labels.".length()));
        }
        return switch (placeholder) {
            case "entity", "entity.name" -> series.entity().name();
            case "entity.type" -> series.entity().type();
            case "value" -> number(series.lastValue());
            case "value.percent" -> percent(series.lastValue());
            case "threshold" -> number(rule.condition().value());
            case "rule.name" -> rule.name();
            case "severity" -> Integer.toString(rule.severity());
            default -> null;
        };
    }

    private static String number(@Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            return String.valueOf(value);
        }
        return BigDecimal.valueOf(value)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String percent(@Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            return String.valueOf(value);
        }
        BigDecimal percent = BigDecimal.valueOf(value).movePointRight(2).setScale(1, RoundingMode.HALF_UP);
        return percent.stripTrailingZeros().toPlainString() + " %";
    }

    private static @Nullable Double finite(@Nullable Double value) {
        return value != null && Double.isFinite(value) ? value : null;
    }

    /** {@code PT1M30S} as {@code 1m30s}. */
    private static String words(Duration duration) {
        return duration.toString().replaceFirst("^PT?", "").toLowerCase(java.util.Locale.ROOT);
    }
}

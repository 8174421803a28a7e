package io.bongsu.collector.metrics;

import io.bongsu.collector.resource.Labels;
import org.jspecify.annotations.Nullable;

/**
 * One condition on a label; the name may be in either spelling. A missing label matches as an empty value.
 *
 * @param pattern set for {@link Op#MATCHES} and {@link Op#MATCHES_NOT}; anchored at both ends
 */
public record Matcher(
        String name, Op op, String value, @Nullable ValuePattern pattern) {
    public static final String METRIC = "__name__";

    public enum Op {
        EQUAL,
        NOT_EQUAL,
        MATCHES,
        MATCHES_NOT
    }

    /** A regular expression; how it is written is the asker's language. Immutable. */
    public interface ValuePattern {
        boolean matches(String value);

        /** How much work a character of a value may be. */
        int steps();
    }

    /** Without a pattern: equal to the value, or not. */
    public static Matcher of(String name, Op exact, String value) {
        return new Matcher(name, exact, value, null);
    }

    public boolean accepts(String candidate) {
        return switch (op) {
            case EQUAL -> candidate.equals(value);
            case NOT_EQUAL -> !candidate.equals(value);
            case MATCHES -> pattern != null && pattern.matches(candidate);
            case MATCHES_NOT -> pattern != null && !pattern.matches(candidate);
        };
    }

    public boolean accepts(String metric, String metricAlias, Labels labels) {
        if (!name.equals(METRIC)) {
            return accepts(labels.find(name));
        }
        return switch (op) {
            case EQUAL, MATCHES -> accepts(metric) || accepts(metricAlias);
            case NOT_EQUAL, MATCHES_NOT -> accepts(metric) && accepts(metricAlias);
        };
    }

    /** Would it accept a series that has no such label? */
    public boolean acceptsAbsence() {
        return accepts("");
    }
}

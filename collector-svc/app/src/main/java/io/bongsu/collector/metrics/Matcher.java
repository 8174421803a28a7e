package io.bongsu.collector.metrics;

import com.google.re2j.Pattern;
import io.bongsu.collector.resource.Labels;
import org.jspecify.annotations.Nullable;

/**
 * One condition on a label; the name may be in either spelling. A missing label matches as an empty value.
 *
 * @param pattern set for {@link Op#MATCHES} and {@link Op#MATCHES_NOT}; anchored at both ends
 */
public record Matcher(
        String name, Op op, String value, @Nullable Pattern pattern) {
    public static final String METRIC = "__name__";

    public enum Op {
        EQUAL,
        NOT_EQUAL,
        MATCHES,
        MATCHES_NOT
    }

    /**
     * @throws com.google.re2j.PatternSyntaxException when a pattern is none
     */
    public static Matcher of(String name, Op op, String value) {
        boolean pattern = op == Op.MATCHES || op == Op.MATCHES_NOT;
        return new Matcher(name, op, value, pattern ? Pattern.compile("(?s:" + value + ")") : null);
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

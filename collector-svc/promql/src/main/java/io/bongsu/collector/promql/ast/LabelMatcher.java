package io.bongsu.collector.promql.ast;

import org.jspecify.annotations.Nullable;

/**
 * One condition on a label; a missing label counts as an empty value.
 *
 * @param pattern set for the two regular expression operators
 */
public record LabelMatcher(
        String name, Op op, String value, @Nullable LabelPattern pattern) {
    public static final String METRIC = "__name__";

    /** How a label is compared. */
    public enum Op {
        EQUAL("="),
        NOT_EQUAL("!="),
        MATCHES("=~"),
        MATCHES_NOT("!~");

        private final String symbol;

        Op(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    /**
     * @throws com.google.re2j.PatternSyntaxException when a pattern is none
     */
    public static LabelMatcher of(String name, Op op, String value) {
        boolean pattern = op == Op.MATCHES || op == Op.MATCHES_NOT;
        return new LabelMatcher(name, op, value, pattern ? LabelPattern.of(value) : null);
    }

    public boolean accepts(String candidate) {
        return switch (op) {
            case EQUAL -> candidate.equals(value);
            case NOT_EQUAL -> !candidate.equals(value);
            case MATCHES -> pattern != null && pattern.matches(candidate);
            case MATCHES_NOT -> pattern != null && !pattern.matches(candidate);
        };
    }

    /** Would it accept a series that has no such label? */
    public boolean acceptsAbsence() {
        return accepts("");
    }
}

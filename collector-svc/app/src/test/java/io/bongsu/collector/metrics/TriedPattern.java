package io.bongsu.collector.metrics;

import com.google.re2j.Pattern;
import io.bongsu.collector.metrics.Matcher.Op;

/** A regular expression of a test, as PromQL would bring it. */
public record TriedPattern(Pattern pattern, int steps) implements Matcher.ValuePattern {

    /** A matcher of any kind. */
    public static Matcher matcher(String name, Op op, String value) {
        boolean pattern = op == Op.MATCHES || op == Op.MATCHES_NOT;
        return new Matcher(name, op, value, pattern ? new TriedPattern(Pattern.compile(value), 10) : null);
    }

    @Override
    public boolean matches(String value) {
        return pattern.matches(value);
    }
}

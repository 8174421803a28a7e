package io.bongsu.collector.promql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which series of two vectors belong together.
 *
 * @param on whether {@code labels} are the ones compared, not the ones ignored
 * @param include labels a group modifier copies from the one side
 * @param fillLeft value of a missing left sample (experimental in Prometheus)
 * @param fillRight value of a missing right sample
 */
public record Matching(
        Cardinality cardinality,
        boolean on,
        List<String> labels,
        List<String> include,
        @Nullable Double fillLeft,
        @Nullable Double fillRight) {
    public static final Matching PLAIN = new Matching(Cardinality.ONE_TO_ONE, false, List.of(), List.of(), null, null);

    /** How many of the left belong to how many of the right. */
    public enum Cardinality {
        ONE_TO_ONE,
        MANY_TO_ONE,
        ONE_TO_MANY,
        MANY_TO_MANY
    }

    public Matching {
        labels = List.copyOf(labels);
        include = List.copyOf(include);
    }

    public Matching withCardinality(Cardinality other) {
        return new Matching(other, on, labels, include, fillLeft, fillRight);
    }

    public Matching withFill(@Nullable Double left, @Nullable Double right) {
        return new Matching(cardinality, on, labels, include, left, right);
    }

    public boolean fills() {
        return fillLeft != null || fillRight != null;
    }
}

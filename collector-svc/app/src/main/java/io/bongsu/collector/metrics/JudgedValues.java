package io.bongsu.collector.metrics;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which values a selector's patterns accept, of those there are. Judged before the index is locked: it may take as long as
 * many values and large patterns make it, and commits wait for the index.
 */
final class JudgedValues {
    /** About a second of one core at worst. */
    private static final long MOST_STEPS = 500_000_000;

    private record Judgement(Set<String> values, Set<String> accepted) {}

    private final Map<Matcher, Judgement> judgements = new HashMap<>();

    /**
     * @param values of the label a matcher is about
     * @throws QueryLimit when that is too much work; says for which pattern
     */
    static JudgedValues of(Selector selector, Function<Matcher, Collection<String>> values) {
        JudgedValues judged = new JudgedValues();
        for (Matcher matcher : selector.matchers()) {
            if (matcher.pattern() != null && !matcher.name().equals(Matcher.METRIC)) {
                judged.judge(matcher, new HashSet<>(values.apply(matcher)));
            }
        }
        return judged;
    }

    private void judge(Matcher matcher, Set<String> values) {
        checkWork(matcher, values);
        Set<String> accepted = new HashSet<>();
        for (String value : values) {
            if (matcher.accepts(value)) {
                accepted.add(value);
            }
        }
        judgements.put(matcher, new Judgement(values, accepted));
    }

    static void checkWork(Matcher matcher, Collection<String> values) {
        if (matcher.pattern() == null) {
            return;
        }
        long characters = 0;
        for (String value : values) {
            characters += value.length() + 1;
        }
        if (characters * matcher.pattern().steps() > MOST_STEPS) {
            throw new QueryLimit(
                    "pattern-too-costly",
                    "The pattern of " + matcher.name() + " is too large to be tried on its " + values.size()
                            + " values. Use a shorter pattern, or exact values between |.");
        }
    }

    boolean accepts(Matcher matcher, String value) {
        Judgement judgement = judgements.get(matcher);
        if (judgement == null || !judgement.values().contains(value)) {
            return matcher.accepts(value); // no pattern, or a value that is new since
        }
        return judgement.accepted().contains(value);
    }
}

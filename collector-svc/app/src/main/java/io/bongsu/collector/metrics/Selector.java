package io.bongsu.collector.metrics;

import io.bongsu.collector.resource.Labels;
import io.bongsu.collector.resource.PromNames;
import java.util.List;
import java.util.Optional;

/** Which series: all matchers must accept. */
public record Selector(List<Matcher> matchers) {

    public Selector {
        matchers = List.copyOf(matchers);
    }

    /** The metric when a matcher names exactly one, in the spelling of the caller. */
    public Optional<String> metric() {
        return matchers.stream()
                .filter(matcher -> matcher.name().equals(Matcher.METRIC) && matcher.op() == Matcher.Op.EQUAL)
                .map(Matcher::value)
                .findFirst();
    }

    public boolean accepts(String metric, Labels labels) {
        String alias = PromNames.alias(metric);
        for (Matcher matcher : matchers) {
            if (!matcher.accepts(metric, alias, labels)) {
                return false;
            }
        }
        return true;
    }
}

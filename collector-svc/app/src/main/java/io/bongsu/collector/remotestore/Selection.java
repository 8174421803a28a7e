package io.bongsu.collector.remotestore;

import com.google.re2j.Pattern;
import io.bongsu.collector.metrics.Matcher;
import io.bongsu.collector.metrics.Selector;
import io.bongsu.collector.resource.Labels;
import io.bongsu.collector.resource.PromNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A selector in the words of the other store: of the tenant's series it finds at least those that match. Names have two
 * spellings here and one there: which of them a matcher means is found among the names that the tenant has.
 */
final class Selection {
    private final UUID tenant;
    private final Set<String> metrics;
    private final Set<String> labels;
    private final List<String> conditions = new ArrayList<>();
    private boolean impossible;

    /**
     * @param metrics names of the tenant's metrics as published; asked for by patterns only
     * @param labels names of its labels as published
     */
    private Selection(UUID tenant, Set<String> metrics, Set<String> labels) {
        this.tenant = tenant;
        this.metrics = metrics;
        this.labels = labels;
    }

    /** Does it take the names of the metrics to say it? */
    static boolean needsMetrics(Selector selector) {
        return selector.metric().isEmpty()
                && selector.matchers().stream().anyMatch(one -> one.name().equals(Matcher.METRIC));
    }

    /** Does it take the names of the labels to say it? */
    static boolean needsLabels(Selector selector) {
        return selector.matchers().stream().anyMatch(Selection::mayMeanAnother);
    }

    private static boolean mayMeanAnother(Matcher matcher) {
        return !matcher.name().equals(Matcher.METRIC) && (matcher.name().indexOf('_') >= 0);
    }

    /** Everything of a tenant. */
    static String all(UUID tenant) {
        return "{" + WriteBody.TENANT + "=\"" + tenant + "\"}";
    }

    /** Empty when no series can match. */
    static Optional<String> of(Selector selector, UUID tenant, Set<String> metrics, Set<String> labels) {
        Selection selection = new Selection(tenant, metrics, labels);
        selection.metric(selector);
        selector.matchers().stream()
                .filter(matcher -> !matcher.name().equals(Matcher.METRIC))
                .forEach(selection::label);
        return selection.impossible ? Optional.empty() : Optional.of(selection.text());
    }

    private void metric(Selector selector) {
        Optional<String> exact = selector.metric();
        if (exact.isPresent()) {
            condition(Matcher.METRIC, "=~", PlainNames.metrics(exact.get()));
        } else if (needsMetrics(selector)) {
            Set<String> meant =
                    metrics.stream().filter(name -> accepts(selector, name)).collect(Collectors.toSet());
            impossible |= meant.isEmpty();
            if (meant.size() < metrics.size()) {
                condition(
                        Matcher.METRIC,
                        "=~",
                        meant.stream()
                                .map(PlainNames::metric)
                                .sorted()
                                .map(Pattern::quote)
                                .collect(Collectors.joining("|")));
            }
        }
    }

    private static boolean accepts(Selector selector, String metric) {
        return selector.matchers().stream()
                .filter(matcher -> matcher.name().equals(Matcher.METRIC))
                .allMatch(matcher -> matcher.accepts(metric, PromNames.alias(metric), Labels.NONE));
    }

    private void label(Matcher matcher) {
        List<String> meant = mayMeanAnother(matcher)
                ? labels.stream().filter(name -> isCalled(name, matcher.name())).toList()
                : List.of(matcher.name());
        if (meant.size() == 1) {
            condition(PlainNames.label(meant.getFirst()), operator(matcher), matcher.value());
        } else if (meant.isEmpty()) {
            impossible |= !matcher.acceptsAbsence();
        } // of several any may be meant: who asks looks at each series itself
    }

    private static boolean isCalled(String name, String asked) {
        return name.equals(asked) || PromNames.alias(name).equals(asked);
    }

    private static String operator(Matcher matcher) {
        return switch (matcher.op()) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "!=";
            case MATCHES -> "=~";
            case MATCHES_NOT -> "!~";
        };
    }

    private void condition(String name, String operator, String value) {
        conditions.add(name + operator + quoted(value));
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private String text() {
        conditions.add(WriteBody.TENANT + "=" + quoted(tenant.toString()));
        return "{" + String.join(",", conditions) + "}";
    }
}

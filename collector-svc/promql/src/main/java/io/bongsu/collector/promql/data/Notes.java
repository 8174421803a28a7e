package io.bongsu.collector.promql.data;

import io.bongsu.collector.promql.ast.Span;
import io.bongsu.collector.promql.parse.Texts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Warnings and hints that come with a result, each with its place in the query; the same one is told once. */
public final class Notes {
    private final String query;
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Set<String> infos = new LinkedHashSet<>();

    public Notes(String query) {
        this.query = query;
    }

    public void warn(String what, Span where) {
        warnings.add("PromQL warning: " + what + " (" + Span.position(query, where.start()) + ")");
    }

    public void inform(String what, Span where) {
        infos.add("PromQL info: " + what + " (" + Span.position(query, where.start()) + ")");
    }

    /** Appended to a text where the metric is known. */
    public static String forMetric(String metric) {
        return metric.isEmpty() ? "" : " for metric name " + Texts.quoted(metric);
    }

    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    public List<String> infos() {
        return List.copyOf(infos);
    }
}

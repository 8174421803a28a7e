package io.bongsu.collector.promql.parse;

import io.bongsu.collector.promql.ast.Span;

/** The text is not PromQL; says where and why, as Prometheus does: {@code 1:5: parse error: …}. */
public final class ParseFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Span span;

    public ParseFailure(String query, Span span, String what) {
        super(Span.position(query, span.start()) + ": parse error: " + what);
        this.span = span;
    }

    /** Where in the query. */
    public Span span() {
        return span;
    }
}

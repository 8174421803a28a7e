package io.bongsu.collector.promql.ast;

/** A length that has no value. */
public final class LengthFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Span span;

    public LengthFailure(String what, Span span) {
        super(what);
        this.span = span;
    }

    public Span span() {
        return span;
    }
}

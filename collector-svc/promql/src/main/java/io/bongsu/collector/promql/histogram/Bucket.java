package io.bongsu.collector.promql.histogram;

import io.bongsu.collector.promql.parse.NumberText;

/** One bucket with its bounds, as walks over a histogram meet it. */
public record Bucket(double lower, double upper, boolean lowerInclusive, boolean upperInclusive, double count) {

    Bucket withBounds(double newLower, double newUpper) {
        return new Bucket(newLower, newUpper, lowerInclusive, upperInclusive, count);
    }

    boolean isAroundZero() {
        return lower <= 0 && upper >= 0;
    }

    /** Prometheus' JSON: 0 = open on the left, 1 = open on the right, 2 = open, 3 = closed. */
    public int boundaryRule() {
        return lowerInclusive ? (upperInclusive ? 3 : 1) : (upperInclusive ? 0 : 2);
    }

    @Override
    public String toString() {
        return (lowerInclusive ? "[" : "(") + NumberText.general(lower) + "," + NumberText.general(upper)
                + (upperInclusive ? "]" : ")") + ":" + NumberText.general(count);
    }
}

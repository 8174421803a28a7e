package io.bongsu.collector.promql.parse;

/**
 * Parts of the language that are behind feature flags in Prometheus 3.
 *
 * @param functions experimental functions and aggregations
 * @param lengths arithmetic in ranges and offsets
 * @param edges {@code anchored} and {@code smoothed}
 * @param fill {@code fill(0)} for missing sides of a binary operation
 */
public record Features(boolean functions, boolean lengths, boolean edges, boolean fill) {
    public static final Features ALL = new Features(true, true, true, true);
    public static final Features NONE = new Features(false, false, false, false);
}

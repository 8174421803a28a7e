package io.bongsu.collector.promql.histogram;

/** What is known about a counter's restart between a histogram and the one before it. */
public enum Hint {
    UNKNOWN,
    RESET,
    NOT_RESET,
    GAUGE
}

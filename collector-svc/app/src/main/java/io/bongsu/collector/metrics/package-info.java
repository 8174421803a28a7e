/**
 * Where samples are kept and found again, behind {@link io.bongsu.collector.metrics.MetricStore}. A sample is acknowledged
 * after its transaction committed, and what watches it writes in the same transaction. Not here: what a sender's bytes mean
 * (otlp), what a query computes (promql).
 */
@NullMarked
package io.bongsu.collector.metrics;

import org.jspecify.annotations.NullMarked;

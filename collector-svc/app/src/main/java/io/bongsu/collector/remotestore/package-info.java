/**
 * Metrics kept by any Prometheus-compatible store instead of our own: samples go out by remote write through a queue in
 * PostgreSQL, questions go to its query API. On with {@code bongsu.collector.metrics.store=remote}. Not here: what a sender's
 * bytes mean, what a query computes.
 */
@NullMarked
package io.bongsu.collector.remotestore;

import org.jspecify.annotations.NullMarked;

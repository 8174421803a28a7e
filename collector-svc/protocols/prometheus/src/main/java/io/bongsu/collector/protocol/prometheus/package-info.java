/**
 * Targets that expose metrics as Prometheus' protobuf, OpenMetrics 1.0 or text 0.0.4, fetched over HTTP. What arrives keeps its
 * Prometheus names. Not here: which targets there are, and when each is asked.
 */
@NullMarked
package io.bongsu.collector.protocol.prometheus;

import org.jspecify.annotations.NullMarked;

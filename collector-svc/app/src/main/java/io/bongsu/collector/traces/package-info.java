/**
 * Spans, the traces they make, and what they tell about who calls whom. Acknowledged after commit. Not here: what OTLP's
 * bytes mean (otlp), the map (topology-svc).
 */
@NullMarked
package io.bongsu.collector.traces;

import org.jspecify.annotations.NullMarked;

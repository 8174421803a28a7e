/**
 * What a tenant stores and what it costs: metrics, labels and senders with their series and samples, and metrics that nobody
 * asks for. Not here: the counting itself, which goes along with the commits (metrics).
 */
@NullMarked
package io.bongsu.collector.usage;

import org.jspecify.annotations.NullMarked;

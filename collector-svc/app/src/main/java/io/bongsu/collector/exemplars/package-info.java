/**
 * Exemplars: single observations that lead from a metric to the trace behind it. A bounded sample of what senders send, kept beside
 * the samples and never a reason to refuse one.
 */
@NullMarked
package io.bongsu.collector.exemplars;

import org.jspecify.annotations.NullMarked;

/** What the evaluator reads: labels, matchers, samples, and the port that brings them. Not here: any store. */
@NullMarked
package io.bongsu.collector.promql.data;

import org.jspecify.annotations.NullMarked;

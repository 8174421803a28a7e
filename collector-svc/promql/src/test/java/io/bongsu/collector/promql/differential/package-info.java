/** Our answers beside those of a real Prometheus that holds the same samples. */
@NullMarked
package io.bongsu.collector.promql.differential;

import org.jspecify.annotations.NullMarked;

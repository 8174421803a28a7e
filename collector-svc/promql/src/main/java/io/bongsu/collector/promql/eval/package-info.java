/** Computes a tree over series, column by column, within limits. Not here: what each function computes (functions). */
@NullMarked
package io.bongsu.collector.promql.eval;

import org.jspecify.annotations.NullMarked;

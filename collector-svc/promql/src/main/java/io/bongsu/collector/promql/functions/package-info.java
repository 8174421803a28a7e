/** What each function and aggregation computes, one formula a method. Not here: which series and times they see (eval). */
@NullMarked
package io.bongsu.collector.promql.functions;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.bongsu.collector.promql.eval;

import org.jspecify.annotations.NullMarked;

/** The same questions about the same samples to us and to installed peers: how long they take, and whether the answers agree. */
@NullMarked
package io.bongsu.bench.promql;

import org.jspecify.annotations.NullMarked;

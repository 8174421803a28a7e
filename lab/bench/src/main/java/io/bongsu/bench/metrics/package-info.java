/** Samples in by remote write: the same bytes to us and to installed peers, CPU of whole process trees. */
@NullMarked
package io.bongsu.bench.metrics;

import org.jspecify.annotations.NullMarked;

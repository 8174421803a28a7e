/** Native histograms: arithmetic, resets, quantiles, fractions and their notation. Not here: histograms made of bucket series (functions). */
@NullMarked
package io.bongsu.collector.promql.histogram;

import org.jspecify.annotations.NullMarked;

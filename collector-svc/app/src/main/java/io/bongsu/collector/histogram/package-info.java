/**
 * Native histograms as they are kept: one series of numbers per part (count, sum, each bucket), told apart by a hidden label. Not
 * here: how senders spell them (otlp, remotewrite), how questions see them again (promql).
 */
@NullMarked
package io.bongsu.collector.histogram;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.bongsu.collector.metrics;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.bongsu.collector.promql;

import org.jspecify.annotations.NullMarked;

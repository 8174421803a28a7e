@NullMarked
package io.bongsu.collector.traces;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.bongsu.collector.wire;

import org.jspecify.annotations.NullMarked;

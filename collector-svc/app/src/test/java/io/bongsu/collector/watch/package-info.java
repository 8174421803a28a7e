@NullMarked
package io.bongsu.collector.watch;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.bongsu.collector.usage;

import org.jspecify.annotations.NullMarked;

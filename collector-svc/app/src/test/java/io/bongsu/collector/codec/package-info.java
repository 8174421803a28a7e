@NullMarked
package io.bongsu.collector.codec;

import org.jspecify.annotations.NullMarked;

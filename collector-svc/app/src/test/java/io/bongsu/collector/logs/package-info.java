@NullMarked
package io.bongsu.collector.logs;

import org.jspecify.annotations.NullMarked;

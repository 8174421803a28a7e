@NullMarked
package io.bongsu.collector.otlp;

import org.jspecify.annotations.NullMarked;

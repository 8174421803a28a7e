@NullMarked
package io.bongsu.collector.host;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.bongsu.collector.cluster;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.bongsu.collector.remotewrite;

import org.jspecify.annotations.NullMarked;

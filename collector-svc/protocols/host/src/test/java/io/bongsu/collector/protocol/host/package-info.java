@NullMarked
package io.bongsu.collector.protocol.host;

import org.jspecify.annotations.NullMarked;

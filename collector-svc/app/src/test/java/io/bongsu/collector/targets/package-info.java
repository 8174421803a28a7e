@NullMarked
package io.bongsu.collector.targets;

import org.jspecify.annotations.NullMarked;

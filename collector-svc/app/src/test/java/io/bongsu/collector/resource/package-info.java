@NullMarked
package io.bongsu.collector.resource;

import org.jspecify.annotations.NullMarked;

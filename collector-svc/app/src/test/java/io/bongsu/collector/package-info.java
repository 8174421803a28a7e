@NullMarked
package io.bongsu.collector;

import org.jspecify.annotations.NullMarked;

/** The service itself: how it starts. Each room of it is a package of its own. */
@NullMarked
package io.bongsu.collector;

import org.jspecify.annotations.NullMarked;

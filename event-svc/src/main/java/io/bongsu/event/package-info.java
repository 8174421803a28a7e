/** The service itself: how it starts and what its listeners are called. Everything else is in a feature. */
@NullMarked
package io.bongsu.event;

import org.jspecify.annotations.NullMarked;

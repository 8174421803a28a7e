/** Tells screens that there is something new to draw: a hint, at most one a second and tenant; losing it harms nothing. */
@NullMarked
package io.bongsu.collector.hint;

import org.jspecify.annotations.NullMarked;

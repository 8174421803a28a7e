/** Work that is due by the clock and not by a message. Not here: what is due. */
@NullMarked
package io.bongsu.event.timer;

import org.jspecify.annotations.NullMarked;

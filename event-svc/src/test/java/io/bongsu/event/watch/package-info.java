/** How samples are judged. */
@NullMarked
package io.bongsu.event.watch;

import org.jspecify.annotations.NullMarked;

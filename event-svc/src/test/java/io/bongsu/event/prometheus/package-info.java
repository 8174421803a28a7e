/** How samples are judged. */
@NullMarked
package io.bongsu.event.prometheus;

import org.jspecify.annotations.NullMarked;

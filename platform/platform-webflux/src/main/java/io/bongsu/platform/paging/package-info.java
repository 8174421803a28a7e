/** Lists by keyset: limits, opaque cursors, counts. */
@NullMarked
package io.bongsu.platform.paging;

import org.jspecify.annotations.NullMarked;

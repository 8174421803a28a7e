/** How often somebody may call. Generous: it stops a runaway script, not a busy day. */
@NullMarked
package io.bongsu.gateway.limit;

import org.jspecify.annotations.NullMarked;

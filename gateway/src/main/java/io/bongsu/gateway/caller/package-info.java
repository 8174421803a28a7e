/** Who calls, whether by session or by bearer token. Not here: how somebody signs in (signin). */
@NullMarked
package io.bongsu.gateway.caller;

import org.jspecify.annotations.NullMarked;

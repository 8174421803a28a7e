/**
 * What happens now, to everybody who may see it: facts of all services as one stream of server-sent events. The last ones are
 * kept in memory, so that a browser that was away for a moment misses nothing.
 */
@NullMarked
package io.bongsu.gateway.stream;

import org.jspecify.annotations.NullMarked;

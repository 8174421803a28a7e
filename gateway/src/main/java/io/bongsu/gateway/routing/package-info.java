/**
 * Which service answers which path, how long we wait, how much may be sent, and what is said when a service is down. Not here:
 * how often somebody may call (limit).
 */
@NullMarked
package io.bongsu.gateway.routing;

import org.jspecify.annotations.NullMarked;

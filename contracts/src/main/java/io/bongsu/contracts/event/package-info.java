/** Facts told by event-svc: alerts, situations, rules, and the series it wants to watch. */
@NullMarked
package io.bongsu.contracts.event;

import org.jspecify.annotations.NullMarked;

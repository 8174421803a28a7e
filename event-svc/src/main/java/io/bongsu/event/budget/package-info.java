/** A budget that is exceeded is an event like any other. Not here: what a budget is (billing-svc). */
@NullMarked
package io.bongsu.event.budget;

import org.jspecify.annotations.NullMarked;

/** What it costs: FOCUS deliveries in, exact sums and budgets out. Not here: telling people about a budget (event-svc). */
@NullMarked
package io.bongsu.billing;

import org.jspecify.annotations.NullMarked;

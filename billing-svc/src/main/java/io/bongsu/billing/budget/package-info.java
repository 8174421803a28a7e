/** How much may it cost in a month, and was that reached? Not here: telling people (event-svc). */
@NullMarked
package io.bongsu.billing.budget;

import org.jspecify.annotations.NullMarked;

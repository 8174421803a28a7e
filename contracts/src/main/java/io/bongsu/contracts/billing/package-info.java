/** Facts told by billing-svc: deliveries of cost data and budgets. */
@NullMarked
package io.bongsu.contracts.billing;

import org.jspecify.annotations.NullMarked;

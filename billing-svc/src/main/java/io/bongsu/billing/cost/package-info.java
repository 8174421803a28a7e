/** What did it cost? Exact sums of the active charges by day and dimension; currencies are never added to each other. */
@NullMarked
package io.bongsu.billing.cost;

import org.jspecify.annotations.NullMarked;

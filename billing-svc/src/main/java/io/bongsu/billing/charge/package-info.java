/**
 * Daily sums of charges and which of them count: a slice is what one delivery says about one provider, billing account and
 * billing period; the active slice is what everybody sees. Not here: reading files (focus), questions about cost (cost).
 */
@NullMarked
package io.bongsu.billing.charge;

import org.jspecify.annotations.NullMarked;

/**
 * A cost file on its way in: received, read, and then active as a whole or rejected as a whole with a report. Not here: what a
 * FOCUS file means (focus), what its charges add up to (cost).
 */
@NullMarked
package io.bongsu.billing.delivery;

import org.jspecify.annotations.NullMarked;

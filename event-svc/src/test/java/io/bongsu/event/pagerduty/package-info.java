/** Tests of pagerduty. */
@NullMarked
package io.bongsu.event.pagerduty;

import org.jspecify.annotations.NullMarked;

/** What becomes of alerts. */
@NullMarked
package io.bongsu.event.alert;

import org.jspecify.annotations.NullMarked;

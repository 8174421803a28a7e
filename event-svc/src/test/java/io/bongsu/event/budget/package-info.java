/** Tests of budget. */
@NullMarked
package io.bongsu.event.budget;

import org.jspecify.annotations.NullMarked;

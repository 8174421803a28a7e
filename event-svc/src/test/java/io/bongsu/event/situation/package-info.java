/** Tests of situation. */
@NullMarked
package io.bongsu.event.situation;

import org.jspecify.annotations.NullMarked;

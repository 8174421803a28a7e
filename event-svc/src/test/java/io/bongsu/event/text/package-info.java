/** Tests of text. */
@NullMarked
package io.bongsu.event.text;

import org.jspecify.annotations.NullMarked;

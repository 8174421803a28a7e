/** Texts that come from outside or go to people: made storable, and filled in. Not here: what a text says. */
@NullMarked
package io.bongsu.event.text;

import org.jspecify.annotations.NullMarked;

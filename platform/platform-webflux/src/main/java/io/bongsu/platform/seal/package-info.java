/** Bytes that who reads the database cannot read: one cipher for all that is kept closed. Not here: where a secret comes from. */
@NullMarked
package io.bongsu.platform.seal;

import org.jspecify.annotations.NullMarked;

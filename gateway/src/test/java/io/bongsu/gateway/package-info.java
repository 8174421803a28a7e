/** The gateway from outside, in front of services that are played by small servers. */
@NullMarked
package io.bongsu.gateway;

import org.jspecify.annotations.NullMarked;

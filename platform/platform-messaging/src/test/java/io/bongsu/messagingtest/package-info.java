/** Messaging seen from a service: in a package of its own, so that scanning does not reach the platform. */
@NullMarked
package io.bongsu.messagingtest;

import org.jspecify.annotations.NullMarked;

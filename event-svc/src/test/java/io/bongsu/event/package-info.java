/** The service from outside: over HTTP and the bus, on a real database. */
@NullMarked
package io.bongsu.event;

import org.jspecify.annotations.NullMarked;

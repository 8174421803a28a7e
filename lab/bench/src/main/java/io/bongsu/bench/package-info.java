/** Measures the suite from outside: {@code ./bongsu bench NAME}. Not here: anything a service needs. */
@NullMarked
package io.bongsu.bench;

import org.jspecify.annotations.NullMarked;

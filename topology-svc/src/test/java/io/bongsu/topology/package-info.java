/** The service from outside: facts in, HTTP out. */
@NullMarked
package io.bongsu.topology;

import org.jspecify.annotations.NullMarked;

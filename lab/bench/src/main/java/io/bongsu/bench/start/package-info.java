/** From {@code up --detach} to the first page, and how much memory that takes. */
@NullMarked
package io.bongsu.bench.start;

import org.jspecify.annotations.NullMarked;

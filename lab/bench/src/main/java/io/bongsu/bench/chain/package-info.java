/** From a sample accepted to a ticket visible, while other samples arrive. */
@NullMarked
package io.bongsu.bench.chain;

import org.jspecify.annotations.NullMarked;

/** The suite that is measured: its address, tokens and keys, got as any outsider gets them. */
@NullMarked
package io.bongsu.bench.suite;

import org.jspecify.annotations.NullMarked;

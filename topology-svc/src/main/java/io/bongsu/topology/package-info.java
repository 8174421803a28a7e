/** What exists, what depends on what, and how well it is. */
@NullMarked
package io.bongsu.topology;

import org.jspecify.annotations.NullMarked;

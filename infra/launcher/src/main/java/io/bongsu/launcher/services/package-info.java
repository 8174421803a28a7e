/** Our own services: what each of them is given to run (heap, environment), and when it counts as ready. */
@NullMarked
package io.bongsu.launcher.services;

import org.jspecify.annotations.NullMarked;

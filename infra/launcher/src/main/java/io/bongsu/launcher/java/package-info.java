/** How our own Java processes are started: which JDK, which flags, which start-up cache. */
@NullMarked
package io.bongsu.launcher.java;

import org.jspecify.annotations.NullMarked;

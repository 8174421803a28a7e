/** PostgreSQL of a one-machine installation: unpacked from the build, run as a real database, never as root. */
@NullMarked
package io.bongsu.launcher.postgres;

import org.jspecify.annotations.NullMarked;

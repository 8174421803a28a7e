/** The two ways to the database: as the service (guarded by tenant) and as the system (relay, timers). */
@NullMarked
package io.bongsu.platform.database;

import org.jspecify.annotations.NullMarked;

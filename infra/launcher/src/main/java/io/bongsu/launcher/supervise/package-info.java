/**
 * Starts components in parallel, waits for their health, restarts what dies and stops everything in order; writes what
 * it sees to one state file that the other verbs read. Not here: what a component is made of (postgres, broker,
 * keycloak, services).
 */
@NullMarked
package io.bongsu.launcher.supervise;

import org.jspecify.annotations.NullMarked;

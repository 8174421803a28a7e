/**
 * Alerts that belong together, for now those of one entity within a few minutes. A situation is "open" while one of its
 * alerts is; its severity is that of its worst open alert. Not here: what is an alert (alert), who works on it (ticket-svc).
 */
@NullMarked
package io.bongsu.event.situation;

import org.jspecify.annotations.NullMarked;

/**
 * Watched telemetry judged by the rules: how each series stands, for how long, and whether it still speaks. Not here: what a
 * rule is (rule), what becomes of what was found out (alert).
 */
@NullMarked
package io.bongsu.event.watch;

import org.jspecify.annotations.NullMarked;

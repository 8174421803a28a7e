/**
 * What is watched and when it is a problem: thresholds over series. A rule is a watch at the collector while it is enabled.
 * Not here: judging samples (watch).
 */
@NullMarked
package io.bongsu.event.rule;

import org.jspecify.annotations.NullMarked;

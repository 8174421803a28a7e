/**
 * Rules and alerts in the shape of Prometheus' HTTP API, for programs that know no other. Not here: alerts that no rule made;
 * Prometheus has none.
 */
@NullMarked
package io.bongsu.event.prometheus;

import org.jspecify.annotations.NullMarked;

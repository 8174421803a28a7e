/**
 * The state machine of one problem on one entity, keyed by tenant, source, entity and check. "Open" is every state but
 * resolved. Not here: when a sample is a problem (watch), what belongs together (situation).
 */
@NullMarked
package io.bongsu.event.alert;

import org.jspecify.annotations.NullMarked;

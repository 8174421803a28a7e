/**
 * PagerDuty Events API v2 as it is known to senders everywhere; the routing key is an ingest key. Documented differences: a
 * key resolved a moment ago reopens, and acknowledge or resolve without an open alert is kept. Not here: what an alert is.
 */
@NullMarked
package io.bongsu.event.pagerduty;

import org.jspecify.annotations.NullMarked;

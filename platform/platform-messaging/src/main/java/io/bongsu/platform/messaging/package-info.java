/**
 * How facts leave and arrive: CloudEvents codec, outbox (row and message commit together), inbox (a redelivery is a no-op),
 * exchanges and queues. Not here: what any fact means.
 */
@NullMarked
package io.bongsu.platform.messaging;

import org.jspecify.annotations.NullMarked;

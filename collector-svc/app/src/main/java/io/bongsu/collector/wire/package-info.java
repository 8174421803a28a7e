/**
 * What the doors for senders' bytes share: protobuf's wire format without objects, a keyed hash of bytes, and the table that
 * knows which series they name. Not here: what the bytes mean (otlp, remotewrite).
 */
@NullMarked
package io.bongsu.collector.wire;

import org.jspecify.annotations.NullMarked;

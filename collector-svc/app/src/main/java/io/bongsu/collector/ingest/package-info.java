/**
 * Keys by which machines send telemetry: issued, listed, revoked, and whose a shown key is. Only hashes are kept. Not here:
 * people's tokens (platform), what a sender sends (otlp).
 */
@NullMarked
package io.bongsu.collector.ingest;

import org.jspecify.annotations.NullMarked;

/**
 * OpenTelemetry's protocol, as published: what senders' bytes mean, over HTTP (protobuf and JSON) and gRPC, and how they are
 * answered. Whatever is taken is durable before it is acknowledged; whatever is not is told, with the reason. Not here: who
 * sends (ingest), where it is kept (metrics, traces, logs).
 */
@NullMarked
package io.bongsu.collector.otlp;

import org.jspecify.annotations.NullMarked;

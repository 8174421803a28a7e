package io.bongsu.collector.logs;

/**
 * One record, ready to be stored.
 *
 * @param at nanoseconds since the epoch
 * @param severityNumber 0 when the sender did not say
 * @param traceId empty when it belongs to none
 * @param attributes a JSON object
 */
public record LogRecord(
        long at,
        int severityNumber,
        String severityText,
        String service,
        String body,
        String traceId,
        String spanId,
        String attributes) {}

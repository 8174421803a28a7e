package io.bongsu.platform.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** A committed message that waits for the broker. */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record OutboxMessage(
        long seq,
        UUID id,
        UUID tenantId,
        String exchange,
        String routingKey,
        String contentType,
        String traceparent,
        byte[] payload) {

    static OutboxMessage of(ResultSet row) throws SQLException {
        return new OutboxMessage(
                row.getLong("seq"),
                row.getObject("id", UUID.class),
                row.getObject("tenant_id", UUID.class),
                row.getString("exchange"),
                row.getString("routing_key"),
                row.getString("content_type"),
                row.getString("headers"),
                row.getBytes("payload"));
    }
}

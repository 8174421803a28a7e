package io.bongsu.collector.metrics;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Which series is it? Tenant and the first half of SHA-256 over name and labels. */
record SeriesKey(UUID tenant, UUID hash) {

    static SeriesKey of(UUID tenant, Series series) {
        MessageDigest digest = sha256();
        add(digest, series.metric());
        series.labels().each((name, value) -> {
            add(digest, name);
            add(digest, value);
        });
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
        return new SeriesKey(tenant, new UUID(bytes.getLong(), bytes.getLong()));
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0xFF); // never part of UTF-8: "ab"+"c" differs from "a"+"bc"
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

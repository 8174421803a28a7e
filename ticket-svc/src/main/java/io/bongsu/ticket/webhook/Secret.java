package io.bongsu.ticket.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a webhook and its receiver know and nobody else. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Secret(byte[] bytes) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 32;

    static Secret fresh() {
        byte[] bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return new Secret(bytes);
    }

    /** As the receiver is told it. */
    String written() {
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    /** {@code v1} of Standard Webhooks: HMAC-SHA256 over id, time and body, joined by dots. */
    String signature(String id, Instant at, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            byte[] signed = (id + "." + at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return "whsec_…"; // no secret reaches a log
    }
}

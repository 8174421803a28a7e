package io.bongsu.ticket.webhook;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What a webhook and its receiver know and nobody else: {@code v1} of Standard Webhooks, HMAC-SHA256. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SharedSecret(byte[] bytes) implements Secret {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 32;

    static SharedSecret fresh() {
        byte[] bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return new SharedSecret(bytes);
    }

    @Override
    public Signing signing() {
        return Signing.V1;
    }

    @Override
    public String written() {
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public byte @Nullable [] publicKey() {
        return null;
    }

    @Override
    public String signature(String id, Instant at, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(Secret.signed(id, at, body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return "whsec_…"; // no secret reaches a log
    }
}

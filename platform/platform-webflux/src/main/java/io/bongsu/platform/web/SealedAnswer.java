package io.bongsu.platform.web;

import io.bongsu.platform.seal.Seal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Keeps an answer so that only who knows the Idempotency-Key can read it: some answers show a secret once (a new ingest key),
 * and the table must not. Closed by a {@link Seal} whose secret is the request's scope, which is itself stored as a hash only.
 */
final class SealedAnswer {
    private static final String NOBODY = ""; // the scope, which names the caller, is the secret already

    private SealedAnswer() {}

    /** What is stored in place of the scope; tells nothing about the key in it. */
    static String name(String scope) {
        return HexFormat.of().formatHex(sha256("name " + scope));
    }

    static byte[] seal(String scope, String body) {
        return sealOf(scope).close(NOBODY, body.getBytes(StandardCharsets.UTF_8));
    }

    static String open(String scope, byte[] stored) {
        byte[] body = sealOf(scope)
                .open(NOBODY, stored)
                .orElseThrow(() -> new IllegalStateException("a stored answer could not be opened"));
        return new String(body, StandardCharsets.UTF_8);
    }

    private static Seal sealOf(String scope) {
        return new Seal("seal", scope);
    }

    static byte[] sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

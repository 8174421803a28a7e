package io.bongsu.platform.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Closes bytes so that only who knows the secret opens them, and only for the owner they were closed for: one copied to another
 * row does not open. AES-256-GCM; the key is the SHA-256 of purpose and secret, the owner is authenticated with the bytes.
 *
 * <p>Layout: 12 bytes nonce, then the cipher text with its 16 byte tag. Tables hold it: it cannot change.
 */
public final class Seal {
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int SHORTEST_SECRET = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /** @param purpose so that one secret, given twice, does not open what is closed for something else */
    public Seal(String purpose, String secret) {
        this.key = new SecretKeySpec(sha256(purpose + " " + secret), "AES");
    }

    /**
     * With a secret that an operator may have set.
     *
     * @param property its name, for who set one that is too short
     * @return empty when there is none
     */
    public static Optional<Seal> configured(String property, String purpose, String secret) {
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(property + " has less than " + SHORTEST_SECRET + " characters");
        }
        return Optional.of(new Seal(purpose, secret));
    }

    /** Never the same twice. */
    public byte[] close(String owner, byte[] open) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, owner, nonce).doFinal(open);
            return ByteBuffer.allocate(NONCE + closed.length)
                    .put(nonce)
                    .put(closed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("bytes could not be sealed", e);
        }
    }

    /** Empty when they were closed with another secret or for another owner, or are not what was closed. */
    public Optional<byte[]> open(String owner, byte[] closed) {
        if (closed.length < NONCE + TAG) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, owner, closed).doFinal(closed, NONCE, closed.length - NONCE));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("bytes could not be opened", e);
        }
    }

    /** @param nonce begins with it */
    private Cipher cipher(int mode, String owner, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce, 0, NONCE));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

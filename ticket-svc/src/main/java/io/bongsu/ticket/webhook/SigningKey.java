package io.bongsu.ticket.webhook;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * {@code v1a} of Standard Webhooks: ed25519. The private key never leaves.
 *
 * @param bytes as a {@code whsk_} has them: 32 of the private key, then 32 of the public one. Tables hold it: it cannot change
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SigningKey(byte[] bytes) implements Secret {
    private static final String ALGORITHM = "Ed25519";
    private static final int HALF = 32;

    SigningKey {
        if (bytes.length != 2 * HALF) {
            throw new IllegalArgumentException("a pair of keys has 64 bytes");
        }
    }

    static SigningKey fresh() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            byte[] own = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            byte[] all = pair.getPublic().getEncoded(); // what kind of key it is, then the key
            return new SigningKey(ByteBuffer.allocate(2 * HALF)
                    .put(own)
                    .put(all, all.length - HALF, HALF)
                    .array());
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** As receivers are given it. */
    static String written(byte[] publicKey) {
        return "whpk_" + Base64.getEncoder().encodeToString(publicKey);
    }

    @Override
    public Signing signing() {
        return Signing.V1A;
    }

    @Override
    public @Nullable String written() {
        return null;
    }

    @Override
    public byte[] publicKey() {
        return Arrays.copyOfRange(bytes, HALF, 2 * HALF);
    }

    @Override
    public String signature(String id, Instant at, String body) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey());
            signature.update(Secret.signed(id, at, body));
            return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private PrivateKey privateKey() throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM)
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, Arrays.copyOf(bytes, HALF)));
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("every JDK has Ed25519", e);
    }

    @Override
    public String toString() {
        return "whsk_…"; // no secret reaches a log
    }
}

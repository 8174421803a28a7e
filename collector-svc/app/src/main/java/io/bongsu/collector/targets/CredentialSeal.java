package io.bongsu.collector.targets;

import io.bongsu.collector.protocol.prometheus.Authorization;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.Violation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keeps credentials so that who reads the database cannot: AES-256-GCM with a key from the environment, bound to the tenant and
 * the target they were given for, so that one copied to another row does not open.
 *
 * <p>Layout: 12 bytes nonce, then the cipher text with its 16 byte tag.
 */
@Component
class CredentialSeal {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int SHORTEST_SECRET = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String secret;

    CredentialSeal(@Value("${bongsu.collector.targets.secret:}") String secret) {
        if (!secret.isEmpty() && secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "bongsu.collector.targets.secret has less than " + SHORTEST_SECRET + " characters");
        }
        this.secret = secret;
    }

    KeptCredential seal(UUID tenant, UUID target, SoundCredential credential) {
        if (secret.isEmpty()) {
            String detail = "This collector has no secret to keep credentials with: set BONGSU_TARGET_SECRET.";
            throw Failures.unprocessable(
                    "credentials-not-kept",
                    "Credentials cannot be kept",
                    detail,
                    List.of(new Violation("/credential", "not-kept", detail)));
        }
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] text = credential.authorization().header().getBytes(StandardCharsets.UTF_8);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, tenant, target, nonce).doFinal(text);
            return new KeptCredential(
                    credential.type(),
                    ByteBuffer.allocate(NONCE + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a credential could not be sealed", e);
        }
    }

    /** {@link Authorization#UNREADABLE} when it was sealed with another secret or for another target. */
    Authorization open(UUID tenant, UUID target, KeptCredential kept) {
        if (secret.isEmpty() || kept.sealed().length < NONCE) {
            return Authorization.UNREADABLE;
        }
        ByteBuffer buffer = ByteBuffer.wrap(kept.sealed());
        byte[] nonce = new byte[NONCE];
        buffer.get(nonce);
        byte[] sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, tenant, target, nonce).doFinal(sealed);
            return new Authorization(new String(text, StandardCharsets.UTF_8));
        } catch (AEADBadTagException e) {
            return Authorization.UNREADABLE;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a credential could not be opened", e);
        }
    }

    private Cipher cipher(int mode, UUID tenant, UUID target, byte[] nonce) throws GeneralSecurityException {
        byte[] key = MessageDigest.getInstance("SHA-256")
                .digest(("credentials of targets " + secret).getBytes(StandardCharsets.UTF_8));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((tenant + " " + target).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}

package io.bongsu.contracts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * How does a service name an entity that it has not looked up? By an id that everybody derives alike: the first 16 bytes of
 * SHA-256 over tenant, type and natural key (host name, service name …), marked as UUID version 8 (RFC 9562 §5.8).
 */
public final class EntityId {

    private EntityId() {}

    /** The id of the entity of {@code type} with this natural key; keys are case-sensitive and must already be normalised. */
    public static UUID of(UUID tenant, String type, String naturalKey) {
        byte[] hash = sha256(tenant + "\n" + type + "\n" + naturalKey);
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        long high = (bytes.getLong() & ~0xF000L) | 0x8000L;
        long low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

package io.bongsu.ticket.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@link Secrets} as they are stored; {@link SecretSeal} opens them.
 *
 * @param signing of both
 * @param publicKey of the current one, in clear; null when it has none
 * @param sealed both are; those of before there was a key are in clear
 */
@SuppressWarnings("ArrayRecordComponent") // carries bytes, is never compared
record KeptSecrets(
        Signing signing,
        byte[] current,
        byte @Nullable [] publicKey,
        byte @Nullable [] old,
        @Nullable Instant oldUntil,
        boolean sealed) {

    @Override
    public String toString() {
        return "KeptSecrets[sealed=" + sealed + "]"; // no secret reaches a log
    }
}

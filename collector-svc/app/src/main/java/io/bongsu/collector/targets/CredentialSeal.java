package io.bongsu.collector.targets;

import io.bongsu.collector.protocol.prometheus.Authorization;
import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.Violation;
import io.bongsu.platform.seal.Seal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keeps credentials so that who reads the database cannot: sealed with a key from the environment, bound to the tenant and the
 * target they were given for.
 */
@Component
class CredentialSeal {
    private static final String PURPOSE = "credentials of targets"; // part of the key: what is stored opens by no other

    private final Optional<Seal> seal;

    CredentialSeal(@Value("${bongsu.collector.targets.secret:}") String secret) {
        this.seal = Seal.configured("bongsu.collector.targets.secret", PURPOSE, secret);
    }

    KeptCredential seal(UUID tenant, UUID target, SoundCredential credential) {
        byte[] text = credential.authorization().header().getBytes(StandardCharsets.UTF_8);
        byte[] sealed = seal.orElseThrow(CredentialSeal::notKept).close(owner(tenant, target), text);
        return new KeptCredential(credential.type(), sealed);
    }

    private static Failure notKept() {
        String detail = "This collector has no secret to keep credentials with: set BONGSU_TARGET_SECRET.";
        return Failures.unprocessable(
                "credentials-not-kept",
                "Credentials cannot be kept",
                detail,
                List.of(new Violation("/credential", "not-kept", detail)));
    }

    /** {@link Authorization#UNREADABLE} when it was sealed with another secret or for another target. */
    Authorization open(UUID tenant, UUID target, KeptCredential kept) {
        return seal.flatMap(some -> some.open(owner(tenant, target), kept.sealed()))
                .map(text -> new Authorization(new String(text, StandardCharsets.UTF_8)))
                .orElse(Authorization.UNREADABLE);
    }

    private static String owner(UUID tenant, UUID target) {
        return tenant + " " + target;
    }
}

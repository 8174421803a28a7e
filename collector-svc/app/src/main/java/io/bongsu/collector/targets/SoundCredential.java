package io.bongsu.collector.targets;

import io.bongsu.collector.protocol.prometheus.Authorization;
import io.bongsu.platform.problem.Violation;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A credential that can be shown in a header. */
record SoundCredential(Type type, Authorization authorization) {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PASSWORD = 1_000;
    private static final int LONGEST_TOKEN = 8_000;

    enum Type {
        BASIC,
        BEARER
    }

    /** Null when there is none, or when it is none, and that is told. */
    static @Nullable SoundCredential of(@Nullable CredentialDraft draft, List<Violation> wrong) {
        if (draft == null) {
            return null;
        }
        return switch (Objects.requireNonNullElse(draft.type(), "")) {
            case "basic" -> basic(text(draft.username()), text(draft.password()), wrong);
            case "bearer" -> bearer(text(draft.token()), wrong);
            default -> {
                wrong.add(new Violation("/credential/type", "unknown", "type is basic or bearer."));
                yield null;
            }
        };
    }

    private static String text(@Nullable String said) {
        return Objects.requireNonNullElse(said, "");
    }

    private static @Nullable SoundCredential basic(String username, String password, List<Violation> wrong) {
        if (!has(username, LONGEST_NAME, c -> c != ':' && !Character.isISOControl(c))) {
            wrong.add(new Violation(
                    "/credential/username",
                    "malformed",
                    "username has 1 to " + LONGEST_NAME + " characters and no :."));
        } else if (!has(password, LONGEST_PASSWORD, c -> !Character.isISOControl(c))) {
            wrong.add(new Violation(
                    "/credential/password", "malformed", "password has 1 to " + LONGEST_PASSWORD + " characters."));
        } else {
            return new SoundCredential(Type.BASIC, Authorization.basic(username, password));
        }
        return null;
    }

    private static @Nullable SoundCredential bearer(String token, List<Violation> wrong) {
        if (has(token, LONGEST_TOKEN, c -> c > ' ' && c < 0x7F)) {
            return new SoundCredential(Type.BEARER, Authorization.bearer(token));
        }
        wrong.add(new Violation(
                "/credential/token",
                "malformed",
                "token has 1 to " + LONGEST_TOKEN + " characters of ASCII and no blanks."));
        return null;
    }

    private static boolean has(String text, int longest, IntPredicate allowed) {
        return !text.isEmpty() && text.length() <= longest && text.chars().allMatch(allowed);
    }
}

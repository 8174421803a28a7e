package io.bongsu.platform.security;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/** Which caller does this token speak for? */
public final class CallerOf {
    private final RolePermissions permissions;

    public CallerOf(RolePermissions permissions) {
        this.permissions = permissions;
    }

    public Caller jwt(Jwt token) {
        Set<String> roles = roles(token);
        String subject = Objects.requireNonNull(token.getSubject(), "a token without subject was let through");
        String username = text(token, "preferred_username", subject);
        return new Caller(
                subject,
                username,
                text(token, "name", username),
                text(token, "email", ""),
                UUID.fromString(token.getClaimAsString("tenant_id")),
                text(token, "tenant_name", ""),
                roles,
                roles.stream().flatMap(role -> permissions.of(role).stream()).collect(Collectors.toUnmodifiableSet()));
    }

    private static String text(Jwt token, String claim, @Nullable String otherwise) {
        String value = token.getClaimAsString(claim);
        return value == null ? (otherwise == null ? "" : otherwise) : value;
    }

    private static Set<String> roles(Jwt token) {
        Map<String, Object> access = token.getClaimAsMap("realm_access");
        Object roles = access == null ? null : access.get("roles");
        return roles instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}

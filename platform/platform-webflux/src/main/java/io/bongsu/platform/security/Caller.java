package io.bongsu.platform.security;

import java.util.Set;
import java.util.UUID;

/**
 * Who calls: a person or machine with a checked token. Injected with {@code @AuthenticationPrincipal}.
 *
 * @param id subject at the identity provider
 * @param roles roles as the identity provider spells them
 * @param permissions what the roles allow
 */
public record Caller(
        String id,
        String username,
        String name,
        String email,
        UUID tenantId,
        String tenantName,
        Set<String> roles,
        Set<String> permissions) {

    public boolean may(String permission) {
        return permissions.contains(permission);
    }
}

package io.bongsu.platform.security;

import java.util.Set;

/** What does a role allow? Each service provides it once; the platform knows no business noun. */
@FunctionalInterface
public interface RolePermissions {
    Set<String> of(String role);
}

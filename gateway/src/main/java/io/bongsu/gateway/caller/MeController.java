package io.bongsu.gateway.caller;

import io.bongsu.contracts.access.Role;
import io.bongsu.platform.security.Caller;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who am I, and what may I do? The web app draws its menus from it. */
@RestController
final class MeController {
    private final Callers callers;

    MeController(Callers callers) {
        this.callers = callers;
    }

    record Me(
            String id,
            String name,
            String username,
            String email,
            TenantName tenant,
            List<String> roles,
            List<String> permissions) {}

    record TenantName(UUID id, String name) {}

    @GetMapping("/api/v1/me")
    Mono<Me> me(ServerWebExchange exchange) {
        return callers.of(exchange).map(signedIn -> me(signedIn.caller()));
    }

    /** Roles of the identity provider that carry nothing here (offline_access …) are not shown. */
    private static Me me(Caller caller) {
        return new Me(
                caller.id(),
                caller.name(),
                caller.username(),
                caller.email(),
                new TenantName(caller.tenantId(), caller.tenantName()),
                caller.roles().stream()
                        .filter(role -> !Role.permissionsOf(role).isEmpty())
                        .sorted()
                        .toList(),
                caller.permissions().stream().sorted().toList());
    }
}

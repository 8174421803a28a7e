package io.bongsu.platform.tenancy;

import io.bongsu.platform.security.Caller;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Puts the caller's tenant into the Reactor context of everything behind the security filters. */
public final class TenantFilter implements WebFilter, Ordered {

    @Override
    public int getOrder() {
        return 0; // behind Spring Security (-100)
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return ReactiveSecurityContextHolder.getContext()
                .map(security -> security.getAuthentication() != null
                                && security.getAuthentication().getPrincipal() instanceof Caller caller
                        ? Optional.of(new Tenant(caller.tenantId()))
                        : Optional.<Tenant>empty())
                .defaultIfEmpty(Optional.empty())
                .flatMap(tenant -> chain.filter(exchange)
                        .contextWrite(context ->
                                tenant.map(known -> known.in(context)).orElse(context)));
    }
}

package io.bongsu.platform.tenancy;

import java.util.UUID;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** Whose data are meant. Travels in the Reactor context only: never a parameter of the outside, taken from token or key. */
public record Tenant(UUID id) {

    public Context in(ContextView context) {
        return Context.of(context).put(Tenant.class, this);
    }

    /** The tenant of the running pipeline; an error when there is none, which is a defect of ours. */
    public static Mono<Tenant> current() {
        return Mono.deferContextual(context -> Mono.just(of(context)));
    }

    public static Tenant of(ContextView context) {
        return context.<Tenant>getOrEmpty(Tenant.class)
                .orElseThrow(
                        () -> new IllegalStateException("no tenant in the context: nothing may be read or written"));
    }
}

package io.bongsu.ticket.policy;

import reactor.core.publisher.Mono;

/** Which policy does the tenant have? Call it inside a transaction of the tenant. */
public interface IncidentPolicies {

    Mono<IncidentPolicy> current();
}

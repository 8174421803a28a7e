package io.bongsu.collector.metrics;

import io.bongsu.collector.cluster.OwnerClient;
import io.bongsu.collector.cluster.Ownership;
import io.bongsu.collector.commit.StoreTrouble;
import io.bongsu.platform.problem.Failures;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Takes what other collectors hand over. Who can read our lease is one of us; nobody else knows its token. */
@RestController
@Hidden
class HandOverController {
    private final MetricStore store;
    private final Ownership ownership;

    HandOverController(MetricStore store, Ownership ownership) {
        this.store = store;
        this.ownership = ownership;
    }

    @PostMapping(HandOver.PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> handOver(
            @RequestHeader(name = OwnerClient.TOKEN, required = false) @Nullable String token,
            @RequestBody Mono<HandOver.Parcel> parcel) {
        if (!ownership.accepts(token)) {
            return Mono.error(Failures.unauthorized("This is between collectors."));
        }
        // Never on to a third one: whoever sent it here learns who the owner is and sends it there.
        return ownership.isMine()
                ? parcel.flatMap(one -> store.append(one.batch()))
                : Mono.error(StoreTrouble.unavailable());
    }
}

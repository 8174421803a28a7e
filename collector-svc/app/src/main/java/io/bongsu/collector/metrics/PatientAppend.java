package io.bongsu.collector.metrics;

import io.bongsu.platform.problem.Failure;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * How our own collectors store: while the store is away or full (503, 429) they try again, for as long as it takes; what it
 * will never take is logged and left behind, or one bad sample would end a watch for ever.
 */
public final class PatientAppend {
    private static final Logger LOG = LoggerFactory.getLogger(PatientAppend.class);

    private PatientAppend() {}

    /** Completes when the batch is stored or given up; never fails. */
    public static Mono<Void> to(MetricStore store, Batch batch) {
        return store.append(batch)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(500))
                        .maxBackoff(Duration.ofSeconds(5))
                        .filter(PatientAppend::mayPass))
                .onErrorResume(error -> {
                    LOG.atWarn().addKeyValue("reason", error.getMessage()).log("samples of our own were not stored");
                    return Mono.empty();
                });
    }

    private static boolean mayPass(Throwable error) {
        return error instanceof Failure failure
                && (failure.status() == HttpStatus.SERVICE_UNAVAILABLE
                        || failure.status() == HttpStatus.TOO_MANY_REQUESTS);
    }
}

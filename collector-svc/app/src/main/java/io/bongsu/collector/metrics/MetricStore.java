package io.bongsu.collector.metrics;

import io.bongsu.platform.problem.Failures;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Keeps samples and finds them again. Reading calls serve the tenant of the Reactor context. This port is what another store
 * takes over.
 */
public interface MetricStore {

    /**
     * Completes after the batch is committed; the same sample twice is stored once. Fails with a {@code Failure} (429, 503)
     * that says when to try again, and then nothing of the batch is stored; fails with one (422) that names metrics with too
     * many series, and then all but their new series is stored.
     */
    Mono<Void> append(Batch batch);

    /** Samples with {@code from < at <= to} of the series that match; series without any sample are left out. */
    Mono<List<Samples>> select(Selector selector, long from, long to);

    /**
     * The same; where samples are not kept any more, what is left of them that serves the purpose, which {@link
     * Samples#resolution} then tells.
     */
    default Mono<List<Samples>> select(Selector selector, long from, long to, Purpose purpose) {
        return select(selector, from, to);
    }

    /** Series that match any of the selectors and had samples since the day of {@code from}. */
    Mono<List<StoredSeries>> series(List<Selector> selectors, long from, long to);

    Mono<List<Metadata>> metadata();

    /**
     * Completes when the samples {@code from <= at <= to} of series that match any of the selectors, as they are now, are in no
     * answer any more.
     */
    default Mono<Void> delete(List<Selector> selectors, long from, long to) {
        return Mono.error(Failures.unprocessable(
                "not-supported", "This store does not delete", "Delete the samples where they are kept.", List.of()));
    }

    /** Takes what was deleted off the disk; completes when no row holds any of it. */
    default Mono<Void> cleanDeleted() {
        return Mono.error(Failures.unprocessable(
                "not-supported", "This store does not delete", "Clean up where the samples are kept.", List.of()));
    }
}

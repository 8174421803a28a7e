package io.bongsu.collector.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** A store of names only, for tests of decoders. */
public final class Books {

    private Books() {}

    public static Intake intake(int seriesPerMetric) {
        SeriesBook book = new SeriesBook(new MetricsProperties(
                Duration.ofDays(7),
                Map.of(),
                Duration.ofDays(90),
                Duration.ofDays(400),
                Duration.ofMillis(5),
                1000,
                1_000_000,
                seriesPerMetric,
                1000,
                1000));
        book.openEmpty();
        return new Intake() {
            @Override
            public Mono<Void> ready() {
                return Mono.empty();
            }

            @Override
            public Mono<Void> served() {
                return ready();
            }

            @Override
            public SeriesBook book() {
                return book;
            }

            @Override
            public Mono<Void> take(Write write) {
                return Mono.empty();
            }

            @Override
            public Mono<Void> take(Batch batch, Refused refused) {
                return Mono.empty();
            }
        };
    }

    /** What senders said of a metric. */
    public static Metadata said(SeriesBook book, UUID tenant, String metric) {
        return book.of(tenant).descriptions().of(new Metadata(metric, "unknown", ""));
    }
}

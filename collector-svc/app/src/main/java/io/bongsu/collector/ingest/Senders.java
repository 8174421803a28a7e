package io.bongsu.collector.ingest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bongsu.collector.commit.StoreTrouble;
import io.bongsu.platform.problem.Failures;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who shows this key? Answers from memory for a few seconds, so that a key costs no query per request. */
@Component
public class Senders {
    /** Where a key is after {@link IngestKeyFilter}, whichever way it was sent. */
    public static final String HEADER = IngestKeyFilter.HEADER;

    private static final Duration USE_IS_NOTED = Duration.ofMinutes(1);

    private final IngestKeyRepository keys;
    private final Clock clock;
    private final Cache<String, Sender> known;
    private final Cache<String, Instant> used;
    private final Counter refused;
    private final AtomicLong revocations = new AtomicLong();

    Senders(IngestKeyRepository keys, Clock clock, IngestProperties properties, MeterRegistry meters) {
        this.keys = keys;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .maximumSize(properties.cachedKeys())
                .expireAfterWrite(properties.trust())
                .build();
        this.used = Caffeine.newBuilder()
                .maximumSize(properties.cachedKeys())
                .expireAfterWrite(USE_IS_NOTED)
                .build();
        this.refused = meters.counter("bongsu.collector.keys.refused");
    }

    /** The key a request shows, whichever way; null when it shows none. */
    public static @Nullable String key(HttpHeaders headers) {
        return key(headers.getFirst(HEADER), headers.getFirst(HttpHeaders.AUTHORIZATION));
    }

    /** The key of these two headers; null when neither shows one. */
    public static @Nullable String key(@Nullable String key, @Nullable String authorization) {
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, "bearer ", 0, 7);
        return key != null || authorization == null || !bearer ? key : authorization.substring(7);
    }

    /**
     * The sender, or a 401 failure.
     *
     * @param key as it was shown, null when none was
     */
    public Mono<Sender> sender(@Nullable String key) {
        String text = key == null ? "" : key.strip();
        if (!KeyText.isOne(text)) {
            refused.increment();
            return Mono.error(Failures.unauthorized(
                    "Send an ingest key: Authorization: Bearer bk…, or X-Bongsu-Ingest-Key: bk…."));
        }
        String hash = new KeyText(text).hash();
        Sender cached = known.getIfPresent(hash);
        return cached != null && used.getIfPresent(hash) != null ? Mono.just(cached) : lookUp(hash);
    }

    private Mono<Sender> lookUp(String hash) {
        long before = revocations.get();
        return keys.owner(hash)
                .doOnNext(sender -> remember(hash, sender, before))
                .flatMap(sender -> noteUse(hash, sender))
                .onErrorMap(StoreTrouble::told)
                .switchIfEmpty(Mono.error(() -> {
                    refused.increment();
                    return Failures.unauthorized("This ingest key is not known or was revoked.");
                }));
    }

    private Mono<Sender> noteUse(String hash, Sender sender) {
        if (used.getIfPresent(hash) != null) {
            return Mono.just(sender);
        }
        Instant now = clock.instant();
        return keys.used(sender, now).doOnSuccess(done -> used.put(hash, now)).thenReturn(sender);
    }

    /** Not when a key was revoked since the question was asked: the answer may be about that one. */
    private void remember(String hash, Sender sender, long before) {
        if (revocations.get() == before) {
            known.put(hash, sender);
        }
    }

    /** A key was revoked here: the next request that shows it is refused. */
    void forget(String hash) {
        revocations.incrementAndGet();
        known.invalidate(hash);
    }
}

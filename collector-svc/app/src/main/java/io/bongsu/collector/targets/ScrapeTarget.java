package io.bongsu.collector.targets;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.collector.protocol.prometheus.Authorization;
import io.bongsu.collector.protocol.prometheus.ScrapeSettings;
import io.bongsu.collector.scrape.Target;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A target of a tenant; only sound ones exist. */
record ScrapeTarget(
        UUID id,
        String job,
        URI url,
        Duration interval,
        Duration timeout,
        Map<String, String> labels,
        boolean enabled,
        @Nullable KeptCredential credential,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** Its credential has to be sealed yet. */
    static ScrapeTarget create(SoundDraft sound, Instant now) {
        return new ScrapeTarget(
                UuidCreator.getTimeOrderedEpoch(),
                sound.job(),
                sound.url(),
                sound.interval(),
                sound.timeout(),
                sound.labels(),
                sound.enabled(),
                null,
                1,
                now,
                now);
    }

    /** Its credential stays. */
    ScrapeTarget change(SoundDraft sound, Instant now) {
        return new ScrapeTarget(
                id,
                sound.job(),
                sound.url(),
                sound.interval(),
                sound.timeout(),
                sound.labels(),
                sound.enabled(),
                credential,
                version + 1,
                createdAt,
                now);
    }

    ScrapeTarget with(@Nullable KeptCredential other) {
        return new ScrapeTarget(id, job, url, interval, timeout, labels, enabled, other, version, createdAt, updatedAt);
    }

    /** Without its credential, which nobody is told. */
    TargetDraft draft() {
        return new TargetDraft(job, url.toString(), interval, timeout, labels, enabled, null);
    }

    /** Is it the same program that is asked? A credential is shown to the one it was given for. */
    boolean isAt(URI other) {
        return instance().equals(instance(other)) && url.getScheme().equals(other.getScheme());
    }

    /** As it is asked. */
    Target target(@Nullable Authorization authorization) {
        Map<String, String> all = new TreeMap<>(labels);
        all.put("job", job);
        all.putIfAbsent("instance", instance());
        return new Target(new ScrapeSettings(url, all, authorization), interval, timeout, true);
    }

    private String instance() {
        return instance(url);
    }

    private static String instance(URI url) {
        int port = url.getPort() >= 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
        return url.getHost() + ":" + port;
    }
}

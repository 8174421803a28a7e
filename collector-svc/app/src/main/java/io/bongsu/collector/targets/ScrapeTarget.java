package io.bongsu.collector.targets;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.collector.protocol.prometheus.ScrapeSettings;
import io.bongsu.collector.scrape.Target;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A target of a tenant; only sound ones exist. */
record ScrapeTarget(
        UUID id,
        String job,
        URI url,
        Duration interval,
        Duration timeout,
        Map<String, String> labels,
        boolean enabled,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    static ScrapeTarget create(TargetDraft draft, Instant now) {
        SoundDraft sound = SoundDraft.of(draft);
        return new ScrapeTarget(
                UuidCreator.getTimeOrderedEpoch(),
                sound.job(),
                sound.url(),
                sound.interval(),
                sound.timeout(),
                sound.labels(),
                sound.enabled(),
                1,
                now,
                now);
    }

    ScrapeTarget change(TargetDraft draft, Instant now) {
        SoundDraft sound = SoundDraft.of(draft);
        return new ScrapeTarget(
                id,
                sound.job(),
                sound.url(),
                sound.interval(),
                sound.timeout(),
                sound.labels(),
                sound.enabled(),
                version + 1,
                createdAt,
                now);
    }

    TargetDraft draft() {
        return new TargetDraft(job, url.toString(), interval, timeout, labels, enabled);
    }

    /** As it is asked. */
    Target target() {
        Map<String, String> all = new TreeMap<>(labels);
        all.put("job", job);
        all.putIfAbsent("instance", instance());
        return new Target(new ScrapeSettings(url, all), interval, timeout, true);
    }

    private String instance() {
        int port = url.getPort() >= 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
        return url.getHost() + ":" + port;
    }
}

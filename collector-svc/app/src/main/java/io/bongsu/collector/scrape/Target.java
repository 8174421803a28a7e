package io.bongsu.collector.scrape;

import io.bongsu.collector.protocol.prometheus.ScrapeSettings;
import java.time.Duration;

/**
 * Whom to ask, how often, and how long that may take.
 *
 * @param guarded somebody named it over the API: only addresses that the guard allows, and no redirects
 */
public record Target(ScrapeSettings settings, Duration every, Duration timeout, boolean guarded) {}

package io.bongsu.collector.scrape;

import io.bongsu.collector.protocol.prometheus.ScrapeSettings;
import java.time.Duration;

/** Whom to ask, how often, and how long that may take. */
record Target(ScrapeSettings settings, Duration every, Duration timeout) {}

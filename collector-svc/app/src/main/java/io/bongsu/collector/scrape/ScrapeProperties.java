package io.bongsu.collector.scrape;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param tenant whose targets these are; absent: nothing is scraped
 * @param folder with files in Prometheus' file_sd format; empty: nothing is scraped
 * @param every how often a target is asked, unless its file says otherwise
 * @param timeout how long it may take, unless its file says otherwise
 * @param atOnce how many are asked at the same time; of one tenant half of it
 * @param allowed ranges of addresses ({@code 127.0.0.0/8}) that targets named over the API may have although they are refused
 *     otherwise
 */
@ConfigurationProperties("bongsu.collector.scrape")
record ScrapeProperties(
        @Nullable UUID tenant,
        @DefaultValue("") String folder,
        @DefaultValue("15s") Duration every,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("32") int atOnce,
        @DefaultValue List<String> allowed) {}

package io.bongsu.billing.delivery;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param concurrency imports running at once
 * @param waiting files that may be received or wait beyond those; more are told to come back
 * @param largestFile largest file accepted, as sent
 * @param folder where a file lies while it is imported
 * @param stalled longest pause between two pieces of an upload
 * @param progressEvery shortest time between two facts about one import's progress
 */
@ConfigurationProperties("bongsu.billing.delivery")
record DeliveryProperties(
        @DefaultValue("2") int concurrency,
        @DefaultValue("6") int waiting,
        @DefaultValue("512MB") DataSize largestFile,
        Path folder,
        @DefaultValue("30s") Duration stalled,
        @DefaultValue("500ms") Duration progressEvery) {}

package io.bongsu.collector.otlp;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param httpPort where OTLP/HTTP listens beside the service's own port, all interfaces; -1 for not at all
 * @param grpcPort where OTLP/gRPC listens, all interfaces; -1 for not at all
 * @param address interface of these two ports
 * @param largestBody a request's body, inflated
 * @param inFlight bodies held at once; above it senders are asked to come back later
 * @param labelsPerPoint most labels of a series
 * @param future how far ahead of our clock a timestamp may be
 * @param past how old a timestamp may be; the retention of the store bounds it too
 */
@ConfigurationProperties("bongsu.collector.otlp")
public record OtlpProperties(
        @DefaultValue("4318") int httpPort,
        @DefaultValue("4317") int grpcPort,
        @DefaultValue("0.0.0.0") String address,
        @DefaultValue("16MB") DataSize largestBody,
        @DefaultValue("32MB") DataSize inFlight,
        @DefaultValue("128") int labelsPerPoint,
        @DefaultValue("10m") Duration future,
        @DefaultValue("30d") Duration past) {}

package io.bongsu.contracts.collector;

import io.bongsu.contracts.Fact;
import java.util.UUID;

/** A telemetry key is not valid any more. */
@Fact("io.bongsu.collector.key.revoked.v1")
public record IngestKeyRevoked(UUID keyId, String keyHash) {}

package io.bongsu.contracts.collector;

import io.bongsu.contracts.Fact;
import java.util.UUID;

/** A telemetry key of the envelope's tenant is valid from now on; only its hash travels (SHA-256, lower-case hex). */
@Fact("io.bongsu.collector.key.issued.v1")
public record IngestKeyIssued(UUID keyId, String name, String keyHash) {}

package io.bongsu.collector.ingest;

import io.bongsu.platform.tenancy.Tenant;
import java.util.UUID;

/** Who sends telemetry: the owner of a valid ingest key. */
public record Sender(Tenant tenant, UUID keyId, String keyName) {}

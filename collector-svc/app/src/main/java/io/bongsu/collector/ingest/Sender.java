package io.bongsu.collector.ingest;

import io.bongsu.collector.metrics.Source;
import io.bongsu.platform.tenancy.Tenant;
import java.util.UUID;

/** Who sends telemetry: the owner of a valid ingest key. */
public record Sender(Tenant tenant, UUID keyId, String keyName) {

    /** As the account of what senders cost knows it. */
    public Source source() {
        return new Source(Source.Kind.KEY, keyId.toString(), keyName);
    }
}

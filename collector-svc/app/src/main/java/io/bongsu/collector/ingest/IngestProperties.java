package io.bongsu.collector.ingest;

import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param bootstrapKey accepted for {@code bootstrapTenant} from the first start; empty for none
 * @param trust how long another instance's revocation may go unnoticed; this instance's own works at once
 */
@ConfigurationProperties("bongsu.collector.ingest")
public record IngestProperties(
        @DefaultValue("") String bootstrapKey,

        @DefaultValue("00000000-0000-7000-8000-000000000001")
        UUID bootstrapTenant,

        @DefaultValue("5s") Duration trust,
        @DefaultValue("10000") int cachedKeys) {

    @Override
    public String toString() {
        return "IngestProperties"; // no secret reaches a log
    }
}

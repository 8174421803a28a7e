package io.bongsu.platform.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The envelope of a fact: CloudEvents 1.0, structured JSON, with our extensions in lower case as the specification demands.
 *
 * @param id unique per fact; the inbox remembers it
 * @param type {@code io.bongsu.<producer>.<aggregate>.<verb>.v1}
 * @param subject id of the aggregate
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CloudEvent(
        String specversion,
        UUID id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        UUID tenantid,
        String partitionkey,
        @Nullable String traceparent,
        JsonNode data) {}

package io.bongsu.event.pagerduty;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.OpenPaths;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@RestController
@Tag(name = "events")
class EnqueueController {
    private static final int LARGEST = 512 * 1024;

    private final EnqueueEvent enqueue;
    private final JsonMapper json;

    EnqueueController(EnqueueEvent enqueue, JsonMapper json) {
        this.enqueue = enqueue;
        this.json = json;
    }

    /** PagerDuty's own answer, and beside it what became of the event here. */
    record Enqueued(
            String status,
            String message,
            @JsonProperty("dedup_key") String dedupKey,
            UUID id,
            boolean duplicate) {}

    /** PagerDuty's answer to what it does not understand. */
    record Refused(String status, String message, List<String> errors) {}

    @PostMapping("/v2/enqueue")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "enqueueEvent",
            summary = "PagerDuty Events API v2; the routing key is an ingest key",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = EventSchema.class))),
            responses = {
                @ApiResponse(
                        responseCode = "202",
                        description = "Taken, and durable",
                        content = @Content(schema = @Schema(implementation = Enqueued.class))),
                @ApiResponse(
                        responseCode = "400",
                        description = "Not an event, or the routing key is not good",
                        content = @Content(schema = @Schema(implementation = Refused.class)))
            })
    Mono<Enqueued> enqueueEvent(@Parameter(hidden = true) ServerWebExchange exchange) {
        if (exchange.getRequest().getHeaders().getContentLength() > LARGEST) {
            return Mono.error(Failures.tooLarge("An event has at most 512 KB."));
        }
        return DataBufferUtils.join(exchange.getRequest().getBody(), LARGEST)
                .map(EnqueueController::bytes)
                .defaultIfEmpty(new byte[0])
                .onErrorMap(DataBufferLimitException.class, e -> Failures.tooLarge("An event has at most 512 KB."))
                .map(body -> IncomingEvent.read(body, json))
                .flatMap(enqueue::accept)
                .map(accepted -> new Enqueued(
                        "success", "Event processed", accepted.dedupKey(), accepted.id(), accepted.duplicate()));
    }

    @ExceptionHandler(InvalidEvent.class)
    ResponseEntity<Refused> refused(InvalidEvent event) {
        return ResponseEntity.badRequest()
                .body(new Refused("invalid event", "Event object is invalid", event.errors()));
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    /** The event as PagerDuty documents it; other fields are taken too. */
    @Schema(name = "PagerDutyEvent")
    record EventSchema(
            @JsonProperty("routing_key")
            @Schema(minLength = 32, maxLength = 32, requiredMode = Schema.RequiredMode.REQUIRED)
            String routingKey,

            @JsonProperty("event_action")
            @Schema(
                    allowableValues = {"trigger", "acknowledge", "resolve"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String eventAction,

            @JsonProperty("dedup_key") @Schema(maxLength = 255)
            String dedupKey,

            PayloadSchema payload) {}

    @Schema(name = "PagerDutyPayload")
    record PayloadSchema(
            @Schema(maxLength = 1024) String summary,
            String source,

            @Schema(allowableValues = {"critical", "error", "warning", "info"})
            String severity,

            String timestamp,
            String component,
            String group,
            @JsonProperty("class") String kind,
            @JsonProperty("custom_details") Map<String, Object> customDetails) {}

    @Configuration(proxyBeanMethods = false)
    static class Open {
        @Bean
        OpenPaths openPaths() {
            return new OpenPaths(List.of("/v2/enqueue"));
        }
    }
}

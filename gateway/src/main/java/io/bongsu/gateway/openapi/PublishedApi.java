package io.bongsu.gateway.openapi;

import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The merged document: asked of all services at once, kept a while when it is whole, at most some seconds when not. */
@Component
final class PublishedApi {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedApi.class);
    private static final int LARGEST = 4 << 20;
    private static final long KEEP_PARTIAL_SECONDS = 5;

    private final OpenApiProperties properties;
    private final JsonMapper json;
    private final Clock clock;
    private final WebClient http;
    private final JsonNode own;
    private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

    PublishedApi(OpenApiProperties properties, JsonMapper json, Clock clock) {
        this.properties = properties;
        this.json = json;
        this.clock = clock;
        this.own = own(json);
        this.http = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(
                        HttpClient.create().option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 2_000)))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST))
                .build();
    }

    private record Kept(ObjectNode document, Instant until) {}

    private record Part(String service, @Nullable JsonNode document) {}

    Mono<ObjectNode> document() {
        Kept known = kept.get();
        if (known != null && clock.instant().isBefore(known.until())) {
            return Mono.just(known.document());
        }
        return Flux.fromIterable(new TreeMap<>(properties.services()).entrySet())
                .flatMapSequential(this::part, 8)
                .collectList()
                .map(this::merge);
    }

    private Mono<Part> part(Map.Entry<String, URI> service) {
        return http.get()
                .uri(service.getValue() + "/v3/api-docs")
                .retrieve()
                .bodyToMono(String.class)
                .timeout(properties.timeout())
                .map(text -> new Part(service.getKey(), json.readTree(text)))
                .onErrorResume(error -> {
                    LOG.atWarn()
                            .addKeyValue("service", service.getKey())
                            .addKeyValue("reason", error.toString())
                            .log("its OpenAPI is missing in the merged document");
                    return Mono.just(new Part(service.getKey(), null));
                });
    }

    private ObjectNode merge(List<Part> parts) {
        MergedDocument merged = new MergedDocument(json, own);
        List<String> missing = new ArrayList<>();
        for (Part part : parts) {
            if (part.document() == null) {
                missing.add(part.service());
            } else {
                merged.add(part.service(), part.document());
            }
        }
        ObjectNode document = merged.finish(missing);
        Instant until = missing.isEmpty()
                ? clock.instant().plus(properties.keep())
                : clock.instant().plusSeconds(KEEP_PARTIAL_SECONDS);
        kept.set(new Kept(document, until));
        return document;
    }

    private static JsonNode own(JsonMapper json) {
        try {
            return json.readTree(new ClassPathResource("openapi-gateway.json").getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("the gateway's own OpenAPI is in its jar", e);
        }
    }
}

package io.bongsu.gateway.openapi;

import io.bongsu.platform.problem.Failures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** {@code /api/v1/openapi.json} and {@code /api/docs}, all from our own origin. */
@RestController
final class OpenApiController {
    private static final MediaType SCRIPT = MediaType.valueOf("text/javascript;charset=utf-8");
    private static final MediaType STYLE = MediaType.valueOf("text/css;charset=utf-8");
    private static final MediaType PAGE = MediaType.valueOf("text/html;charset=utf-8");

    private record Piece(String place, MediaType type) {}

    /** What the page consists of; nothing else of the library is given out. */
    private static final Map<String, Piece> PIECES = Map.of(
            "index.html", new Piece("classpath:api-docs/index.html", PAGE),
            "start.js", new Piece("classpath:api-docs/start.js", SCRIPT),
            "swagger-ui.css", new Piece("classpath*:META-INF/resources/webjars/swagger-ui/*/swagger-ui.css", STYLE),
            "swagger-ui-bundle.js",
                    new Piece("classpath*:META-INF/resources/webjars/swagger-ui/*/swagger-ui-bundle.js", SCRIPT));

    private final PublishedApi published;

    OpenApiController(PublishedApi published) {
        this.published = published;
    }

    @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<JsonNode> document() {
        return published.document().cast(JsonNode.class);
    }

    @GetMapping({"/api/docs", "/api/docs/"})
    Mono<ResponseEntity<Resource>> page() {
        return piece("index.html");
    }

    /** On an elastic thread, because reading a jar blocks. */
    @GetMapping("/api/docs/{piece}")
    Mono<ResponseEntity<Resource>> piece(@PathVariable String piece) {
        Piece known = PIECES.get(piece);
        if (known == null) {
            return Mono.error(Failures.notFound("page"));
        }
        return Mono.fromCallable(() -> read(known.place()))
                .subscribeOn(Schedulers.boundedElastic())
                .map(content -> ResponseEntity.ok()
                        .contentType(known.type())
                        .cacheControl(CacheControl.noCache())
                        .body(content));
    }

    private static Resource read(String place) {
        try {
            Resource[] found = new PathMatchingResourcePatternResolver().getResources(place);
            return new ByteArrayResource(Objects.requireNonNull(found.length > 0 ? found[0] : null, place)
                    .getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

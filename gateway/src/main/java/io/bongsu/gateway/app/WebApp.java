package io.bongsu.gateway.app;

import io.bongsu.platform.problem.Failures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Files of the web module's jar, under {@code static/}. What is no file and looks like a page is the app's page. */
@Configuration(proxyBeanMethods = false)
class WebApp {
    /** Paths of programs; an unknown one is a 404 and never a page. */
    private static final List<String> NOT_OURS = List.of(
            "/api/",
            "/v1/",
            "/v2/",
            "/v3/",
            "/auth/",
            "/oauth2/",
            "/login/",
            "/logout/",
            "/actuator/",
            "/prometheus/",
            "/zipkin/",
            "/alertmanager/",
            "/ingest/",
            "/tmf-api/");

    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");
    /** The build puts a hash into the names under assets/, so they never change. */
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private record File(Resource content, MediaType type) {}

    @Bean
    RouterFunction<ServerResponse> files() {
        return RouterFunctions.route(isOurs(), WebApp::answer);
    }

    private static RequestPredicate isOurs() {
        return request -> (HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method()))
                && NOT_OURS.stream().noneMatch((request.path() + "/")::startsWith);
    }

    /** On an elastic thread, because reading a jar blocks. */
    private static Mono<ServerResponse> answer(ServerRequest request) {
        String path = request.path();
        return Mono.fromCallable(() -> read(path))
                .switchIfEmpty(Mono.fromCallable(() -> isPage(path) ? read("/index.html") : null))
                .subscribeOn(Schedulers.boundedElastic())
                .switchIfEmpty(Mono.error(() -> Failures.notFound("page")))
                .flatMap(file -> ServerResponse.ok()
                        .contentType(file.type())
                        .cacheControl(path.startsWith("/assets/") ? FOR_EVER : CacheControl.noCache())
                        .bodyValue(file.content()));
    }

    private static boolean isPage(String path) {
        return !path.startsWith("/assets/") && !path.equals("/robots.txt") && !path.startsWith("/favicon");
    }

    private static @Nullable File read(String path) {
        ClassPathResource resource = new ClassPathResource("static" + path);
        if (!PLAIN.matcher(path).matches() || !resource.isReadable()) {
            return null;
        }
        try {
            return new File(
                    new ByteArrayResource(resource.getContentAsByteArray()),
                    MediaTypeFactory.getMediaType(path).orElse(MediaType.APPLICATION_OCTET_STREAM));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

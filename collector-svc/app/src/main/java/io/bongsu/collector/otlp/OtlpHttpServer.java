package io.bongsu.collector.otlp;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** OTLP/HTTP on its usual port: the same handler as the service's own port, but nothing except OTLP. */
@Component
class OtlpHttpServer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OtlpHttpServer.class);
    private static final Set<String> PATHS = Set.of("/v1/metrics", "/v1/traces", "/v1/logs");

    private final OtlpProperties properties;
    private final ReactorHttpHandlerAdapter handler;
    private final MetricsDoor door;
    private volatile @Nullable DisposableServer server;

    OtlpHttpServer(OtlpProperties properties, HttpHandler handler, MetricsDoor door) {
        this.properties = properties;
        this.door = door;
        this.handler = new ReactorHttpHandlerAdapter(handler);
    }

    @Override
    public void start() {
        if (properties.httpPort() < 0) {
            return;
        }
        DisposableServer started = HttpServer.create()
                .host(properties.address())
                .port(properties.httpPort())
                .idleTimeout(Duration.ofMinutes(2))
                .handle(this::handle)
                .bindNow();
        server = started;
        LOG.atInfo().addKeyValue("port", started.port()).log("OTLP/HTTP listens");
    }

    private Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        if (door.takes(request)) {
            return door.take(request, response);
        }
        return PATHS.contains("/" + request.path()) ? handler.apply(request, response) : response.sendNotFound();
    }

    /** The port it listens on, -1 when it does not. */
    int port() {
        DisposableServer running = server;
        return running == null ? -1 : running.port();
    }

    @Override
    public void stop() {
        DisposableServer running = server;
        server = null;
        if (running != null) {
            running.disposeNow(Duration.ofSeconds(3));
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}

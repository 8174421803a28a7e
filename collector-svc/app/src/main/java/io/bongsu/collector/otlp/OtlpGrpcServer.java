package io.bongsu.collector.otlp;

import io.bongsu.collector.ingest.Senders;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** OTLP/gRPC on its usual port. */
@Component
class OtlpGrpcServer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OtlpGrpcServer.class);
    private static final String BEARER = "bearer ";
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> KEY_HEADER =
            Metadata.Key.of(Senders.HEADER.toLowerCase(Locale.ROOT), Metadata.ASCII_STRING_MARSHALLER);

    private final OtlpProperties properties;
    private final OtlpGrpc services;
    private volatile @Nullable Server server;

    OtlpGrpcServer(OtlpProperties properties, OtlpGrpc services) {
        this.properties = properties;
        this.services = services;
    }

    @Override
    public void start() {
        if (properties.grpcPort() < 0) {
            return;
        }
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(properties.address(), properties.grpcPort()))
                .maxInboundMessageSize((int) properties.largestBody().toBytes())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .intercept(new KeyOfCall());
        services.all().forEach(builder::addService);
        try {
            Server started = builder.build().start();
            server = started;
            LOG.atInfo().addKeyValue("port", started.getPort()).log("OTLP/gRPC listens");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on OTLP/gRPC port " + properties.grpcPort(), e);
        }
    }

    /** Puts the key a call shows where the services find it. */
    private static final class KeyOfCall implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            Context context = Context.current().withValue(OtlpGrpc.KEY, key(headers));
            return Contexts.interceptCall(context, call, headers, next);
        }

        private static String key(Metadata headers) {
            String key = headers.get(KEY_HEADER);
            if (key != null) {
                return key;
            }
            String authorization = headers.get(AUTHORIZATION);
            return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? authorization.substring(BEARER.length())
                    : "";
        }
    }

    /** The port it listens on, -1 when it does not. */
    int port() {
        Server running = server;
        return running == null ? -1 : running.getPort();
    }

    @Override
    public void stop() {
        Server running = server;
        server = null;
        if (running == null) {
            return;
        }
        try {
            running.shutdown().awaitTermination(3, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}

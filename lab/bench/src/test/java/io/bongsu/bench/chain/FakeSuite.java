package io.bongsu.bench.chain;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bongsu.bench.suite.RunningSuite;
import io.bongsu.bench.suite.Secrets;
import io.bongsu.contracts.EntityId;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A suite with a chain of known length: the ticket of a hot host is there so many milliseconds after its sample. */
final class FakeSuite implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final UUID TENANT = UUID.fromString("00000000-0000-7000-8000-000000000001");

    final AtomicInteger otherSamples = new AtomicInteger();
    final AtomicInteger deletedRules = new AtomicInteger();

    private final HttpServer server;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    private final List<OutputStream> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, String> stateByEntity = new ConcurrentHashMap<>();
    private final long delayMillis;
    private final int ticketsPerHost;

    FakeSuite(long delayMillis, int ticketsPerHost) throws IOException {
        this.delayMillis = delayMillis;
        this.ticketsPerHost = ticketsPerHost;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/v1/me", exchange -> answer(exchange, "{\"tenant\":{\"id\":\"" + TENANT + "\"}}"));
        server.createContext("/api/v1/rules", this::rules);
        server.createContext("/api/v1/stream", this::stream);
        server.createContext("/api/v1/tickets", this::tickets);
        server.createContext("/v1/metrics", this::metrics);
        server.start();
    }

    RunningSuite suite() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return new RunningSuite(url, url, new Secrets() {
            @Override
            public String token() {
                return "token";
            }

            @Override
            public String ingestKey() {
                return "key";
            }
        });
    }

    private void rules(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("DELETE")
                && "\"3\"".equals(exchange.getRequestHeaders().getFirst("If-Match"))) {
            deletedRules.incrementAndGet();
        }
        answer(exchange, "{\"id\":\"rule\",\"version\":3}");
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
        listeners.add(exchange.getResponseBody());
    }

    private void tickets(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        String state = stateByEntity.get(query.substring(query.indexOf("entityId=") + 9));
        String one = "{\"state\":\"" + state + "\"}";
        answer(
                exchange,
                "{\"items\":[" + (state == null ? "" : one + ("," + one).repeat(ticketsPerHost - 1))
                        + "],\"next\":null}");
    }

    private void metrics(HttpExchange exchange) throws IOException {
        JsonNode resource =
                JSON.readTree(exchange.getRequestBody()).path("resourceMetrics").get(0);
        String host = resource.at("/resource/attributes/0/value/stringValue").asString();
        JsonNode metric = resource.at("/scopeMetrics/0/metrics/0");
        JsonNode points = metric.at("/gauge/dataPoints");
        if (metric.path("name").asString().equals(Otlp.METRIC)) {
            change(host, points.get(0).path("asDouble").asDouble() > 0.9);
        } else {
            otherSamples.addAndGet(points.size());
        }
        answer(exchange, "{}");
    }

    private void change(String host, boolean hot) {
        String entity = EntityId.of(TENANT, "host", host).toString();
        if (!hot) {
            stateByEntity.replace(entity, "resolved");
            return;
        }
        var _ = timer.schedule(
                () -> {
                    stateByEntity.put(entity, "new");
                    tell("event.alert.raised", host);
                    tell("event.situation.opened", host);
                    tell("ticket.ticket.opened", host);
                },
                delayMillis,
                TimeUnit.MILLISECONDS);
    }

    private void tell(String type, String host) {
        String block =
                "event: x\ndata: {\"type\":\"io.bongsu." + type + ".v1\",\"data\":{\"title\":\"" + host + "\"}}\n\n";
        listeners.removeIf(listener -> !wrote(listener, block));
    }

    private static boolean wrote(OutputStream listener, String block) {
        try {
            listener.write(block.getBytes(StandardCharsets.UTF_8));
            listener.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        timer.shutdownNow();
    }
}

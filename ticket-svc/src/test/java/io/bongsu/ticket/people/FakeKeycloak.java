package io.bongsu.ticket.people;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The part of Keycloak the directory asks: token end point for one client, users by attribute with pages, and a user's roles.
 * Answers as Keycloak 26 does; can be slow, broken or gone.
 */
final class FakeKeycloak {
    static final String SECRET = "directory-secret";
    private static final String TOKEN = "service-account-token";
    private static final String ADMIN = "/auth/admin/realms/bongsu/users";

    private final HttpServer server;
    private final List<Map<String, Object>> users = new ArrayList<>();
    private final Map<String, List<String>> roles = new ConcurrentHashMap<>();
    private final JsonMapper json = JsonMapper.builder().build();
    final AtomicInteger asked = new AtomicInteger();
    /** Answered instead, when not 0. */
    volatile int broken;
    /** How many answers are broken before it works again; negative = all. */
    final AtomicInteger brokenAnswers = new AtomicInteger(-1);
    /** Nothing is answered while it is closed. */
    volatile @Nullable CountDownLatch gate;

    FakeKeycloak() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/auth/realms/bongsu/protocol/openid-connect/token", guarded(this::token));
        server.createContext(ADMIN, guarded(this::admin));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void stop() {
        server.stop(0);
    }

    String person(UUID tenant, String username, String first, String last, boolean enabled, String... realmRoles) {
        String id = UUID.nameUUIDFromBytes((tenant + username).getBytes(StandardCharsets.UTF_8))
                .toString();
        users.add(Map.of(
                "id", id,
                "username", username,
                "firstName", first,
                "lastName", last,
                "email", username + "@example.org",
                "emailVerified", true,
                "enabled", enabled,
                "createdTimestamp", 1,
                "attributes", Map.of("tenant_id", List.of(tenant.toString()))));
        roles.put(id, List.of(realmRoles));
        return id;
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private HttpHandler guarded(Answer answer) {
        return exchange -> {
            try (exchange) {
                asked.incrementAndGet();
                CountDownLatch closed = gate;
                if (closed != null) {
                    closed.await();
                }
                if (broken != 0 && brokenAnswers.getAndUpdate(left -> left > 0 ? left - 1 : left) != 0) {
                    send(exchange, broken, Map.of("error", "unknown_error"));
                    return;
                }
                answer.to(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = pairs(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        boolean known = "client_credentials".equals(form.get("grant_type"))
                && "bongsu-directory".equals(form.get("client_id"))
                && SECRET.equals(form.get("client_secret"));
        if (known) {
            send(
                    exchange,
                    200,
                    Map.of("access_token", TOKEN, "expires_in", 300, "token_type", "Bearer", "scope", "profile email"));
        } else {
            send(exchange, 401, Map.of("error", "unauthorized_client"));
        }
    }

    private void admin(HttpExchange exchange) throws IOException {
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, Map.of("error", "HTTP 401 Unauthorized"));
            return;
        }
        String path = exchange.getRequestURI().getPath();
        if (path.equals(ADMIN)) {
            send(exchange, 200, find(pairs(exchange.getRequestURI().getRawQuery())));
        } else {
            String id = path.substring(ADMIN.length() + 1).replaceFirst("/.*", "");
            List<Map<String, Object>> mapped = new ArrayList<>();
            roles.getOrDefault(id, List.of())
                    .forEach(role -> mapped.add(Map.of("id", "r-" + role, "name", role, "composite", false)));
            mapped.add(Map.of("id", "r-d", "name", "default-roles-bongsu", "composite", true));
            mapped.add(Map.of("id", "r-o", "name", "offline_access", "composite", false));
            send(exchange, 200, mapped);
        }
    }

    private List<Map<String, Object>> find(Map<String, String> query) {
        String[] wanted =
                Optional.ofNullable(query.get("q")).orElse("tenant_id:").split(":", 2);
        return users.stream()
                .filter(user -> user.get("attributes") instanceof Map<?, ?> attributes
                        && List.of(wanted[1]).equals(attributes.get(wanted[0])))
                .skip(Long.parseLong(query.getOrDefault("first", "0")))
                .limit(Long.parseLong(query.getOrDefault("max", "100")))
                .toList();
    }

    private static Map<String, String> pairs(String text) {
        return Arrays.stream(text.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}

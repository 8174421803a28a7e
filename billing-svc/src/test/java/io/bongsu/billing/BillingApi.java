package io.bongsu.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.platform.test.Tokens;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** The service as its callers use it: over HTTP, with a token. */
public final class BillingApi {
    /** Longest an outcome may take on a busy machine. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private final WebTestClient client;
    private final String token;

    private BillingApi(WebTestClient client, String token) {
        this.client = client;
        this.token = token;
    }

    public static BillingApi on(int port) {
        WebTestClient client = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(PATIENCE)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(64 << 20))
                .build();
        return new BillingApi(client, Tokens.of("finance"));
    }

    public BillingApi as(String role, UUID tenant) {
        return new BillingApi(client, Tokens.of(role, tenant));
    }

    public WebTestClient client() {
        return client;
    }

    public String token() {
        return token;
    }

    public WebTestClient.ResponseSpec get(String path) {
        return client.get().uri(path).headers(h -> h.setBearerAuth(token)).exchange();
    }

    public WebTestClient.ResponseSpec post(String path, Object json) {
        return client.post()
                .uri(path)
                .headers(h -> h.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange();
    }

    public WebTestClient.ResponseSpec send(String name, byte[] csv) {
        return client.post()
                .uri(uri ->
                        uri.path("/api/v1/deliveries").queryParam("name", name).build())
                .headers(h -> h.setBearerAuth(token))
                .contentType(MediaType.parseMediaType("text/csv"))
                .bodyValue(csv)
                .exchange();
    }

    /** Hands in a file that is taken, and waits for the end of its import. */
    public JsonNode imported(String name, byte[] csv) {
        return ended(
                json(send(name, csv).expectStatus().is2xxSuccessful()).get("id").asString());
    }

    public JsonNode imported(String name, String csv) {
        return imported(name, csv.getBytes(StandardCharsets.UTF_8));
    }

    public JsonNode active(String name, String csv) {
        JsonNode delivery = imported(name, csv);
        assertThat(delivery.get("state").asString()).as(delivery.toString()).isEqualTo("active");
        return delivery;
    }

    public JsonNode ended(String id) {
        return await("end of import")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> delivery(id),
                        delivery -> !delivery.get("state").asString().equals("running"));
    }

    public JsonNode delivery(String id) {
        return json(get("/api/v1/deliveries/" + id).expectStatus().isOk());
    }

    public JsonNode costs(String query) {
        return json(get("/api/v1/costs?" + query).expectStatus().isOk());
    }

    /** Total of the one currency there is, zero without data. */
    public BigDecimal total(String query) {
        JsonNode total = costs(query).get("total");
        assertThat(total.size()).isLessThanOrEqualTo(1);
        return total.isEmpty()
                ? BigDecimal.ZERO
                : new BigDecimal(total.get(0).get("amount").asString());
    }

    /** Runs the same thing several times at once; fails when one of them does. */
    public static void allAtOnce(int times, IntConsumer work) {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, times)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> work.accept(i), callers))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }

    public static JsonNode json(WebTestClient.ResponseSpec response) {
        JsonNode body = response.expectBody(JsonNode.class).returnResult().getResponseBody();
        assertThat(body).isNotNull();
        return body;
    }
}

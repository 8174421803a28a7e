package io.bongsu.collector;

import static org.awaitility.Awaitility.await;

import io.bongsu.platform.test.Tokens;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.json.JsonMapper;

/** A sender and reader of telemetry over the service's real ports. */
@TestComponent
@Lazy
public class Telemetry {
    /** Bootstrap key of tenant default. */
    public static final String KEY = "bkabcdefghijklmnopqrstuvwxyz2345";

    private final Environment environment;
    private @Nullable WebTestClient client;

    Telemetry(Environment environment) {
        this.environment = environment;
    }

    public WebTestClient client() {
        WebTestClient known = client;
        if (known == null) {
            known = WebTestClient.bindToServer()
                    .baseUrl("http://127.0.0.1:" + port())
                    .responseTimeout(Duration.ofSeconds(20))
                    .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 << 20))
                    .build();
            WebTestClient made = known;
            await().until(() -> knowsTheKey(made));
            client = known;
        }
        return known;
    }

    /** The key from the start is issued while the service begins to answer: requests before that would be refused. */
    private static boolean knowsTheKey(WebTestClient client) {
        return client.post()
                .uri("/v1/logs")
                .header("Authorization", "Bearer " + KEY)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .is2xxSuccessful();
    }

    public int port() {
        return Integer.parseInt(environment.getRequiredProperty("local.server.port"));
    }

    /** Posts JSON with the bootstrap key. */
    public WebTestClient.ResponseSpec post(String path, String json) {
        return post(path, json, KEY);
    }

    public WebTestClient.ResponseSpec post(String path, String json, String key) {
        return client().post()
                .uri(path)
                .header("Authorization", "Bearer " + key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange();
    }

    /** A fresh key of the token's tenant. */
    public String issueKey(String token) {
        String answer = client().post()
                .uri("/api/v1/ingest-keys")
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"name\":\"test\"}")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(String.valueOf(answer)).path("key").asString();
    }

    /** Asks as a viewer of tenant default. */
    public WebTestClient.BodyContentSpec query(String promql) {
        return query(promql, Tokens.of("viewer"));
    }

    public WebTestClient.BodyContentSpec query(String promql, String token) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("query", promql);
        return client().post()
                .uri("/prometheus/api/v1/query")
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue(form)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    /** A gauge of a host as OTLP JSON. */
    public static String gauge(String host, String metric, double value, long atMillis) {
        return """
                {"resourceMetrics":[{"resource":{"attributes":[
                   {"key":"host.name","value":{"stringValue":"%s"}},{"key":"os.type","value":{"stringValue":"linux"}}]},
                 "scopeMetrics":[{"scope":{"name":"test"},"metrics":[{"name":"%s","unit":"1","gauge":{"dataPoints":[
                   {"timeUnixNano":"%d","asDouble":%s}]}}]}]}]}""".formatted(host, metric, atMillis * 1_000_000, value);
    }
}

package io.bongsu.billing.delivery;

import static io.bongsu.billing.FocusCsv.aFile;
import static io.bongsu.billing.FocusCsv.aRow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.billing.BillingApi;
import io.bongsu.platform.test.BongsuTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** A service with one place for an import and little patience. */
@BongsuTest("billing")
class BusyIT {
    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void small(DynamicPropertyRegistry registry) {
        registry.add("bongsu.billing.delivery.concurrency", () -> 1);
        registry.add("bongsu.billing.delivery.waiting", () -> 0);
        registry.add("bongsu.billing.delivery.largest-file", () -> "4KB");
        registry.add("bongsu.billing.delivery.stalled", () -> "3s");
        registry.add("bongsu.billing.delivery.folder", () -> folder);
    }

    @Test
    void whoComesOnTopIsToldToComeBackAndMay() {
        BillingApi api = BillingApi.on(port);
        byte[] csv = aFile().with(aRow()).text().getBytes(StandardCharsets.UTF_8);
        Sinks.Many<DataBuffer> slow = Sinks.many().unicast().onBackpressureBuffer();
        slow.tryEmitNext(buffer(csv)).orThrow();
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(
                () -> upload(api, slow.asFlux()).returnResult().getStatus().value());
        await().atMost(BillingApi.PATIENCE)
                .untilAsserted(() -> assertThat(files()).isEqualTo(1));
        api.send("second", csv)
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .exists("Retry-After")
                .expectHeader()
                .contentType("application/problem+json");
        slow.tryEmitComplete().orThrow();
        assertThat(first.join()).isEqualTo(202);
        await().atMost(BillingApi.PATIENCE)
                .untilAsserted(() -> api.send("third", csv).expectStatus().is2xxSuccessful());
    }

    @Test
    void anUploadThatStopsIsGivenUpAndLeavesNoFile() {
        BillingApi api = BillingApi.on(port);
        upload(api, Flux.concat(Flux.just(buffer(new byte[] {'a'})), Flux.never()))
                .expectStatus()
                .isEqualTo(408);
        await().atMost(BillingApi.PATIENCE)
                .untilAsserted(() -> assertThat(files()).isZero());
    }

    @Test
    void aFileThatIsTooLargeIsRefusedWhetherItSaysSoOrNot() {
        BillingApi api = BillingApi.on(port);
        await().atMost(BillingApi.PATIENCE)
                .untilAsserted(
                        () -> api.send("said", new byte[100_000]).expectStatus().isEqualTo(413));
        upload(api, Flux.range(0, 5).map(i -> buffer(new byte[1024])))
                .expectStatus()
                .isEqualTo(413);
        MultipartBodyBuilder form = new MultipartBodyBuilder();
        form.part("file", new ByteArrayResource(new byte[20_000])).filename("large.csv");
        for (int i = 0; i < 10; i++) { // the connections stay sound
            form(api, form).expectStatus().isEqualTo(413);
            api.get("/api/v1/budgets").expectStatus().isOk();
        }
        await().atMost(BillingApi.PATIENCE)
                .untilAsserted(() -> assertThat(files()).isZero());
    }

    private static WebTestClient.ResponseSpec form(BillingApi api, MultipartBodyBuilder form) {
        return api.client()
                .post()
                .uri("/api/v1/deliveries")
                .headers(h -> h.setBearerAuth(api.token()))
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .bodyValue(form.build())
                .exchange();
    }

    private static WebTestClient.ResponseSpec upload(BillingApi api, Flux<DataBuffer> body) {
        return api.client()
                .post()
                .uri("/api/v1/deliveries?name=slow")
                .headers(h -> h.setBearerAuth(api.token()))
                .contentType(MediaType.parseMediaType("text/csv"))
                .body(body, DataBuffer.class)
                .exchange();
    }

    private static DataBuffer buffer(byte[] bytes) {
        return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
    }

    private static long files() throws java.io.IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}

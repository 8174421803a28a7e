package io.bongsu.billing.delivery;

import static io.bongsu.billing.FocusCsv.aFile;
import static io.bongsu.billing.FocusCsv.aRow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.billing.BillingApi;
import io.bongsu.billing.BillingDatabase;
import io.bongsu.billing.Facts;
import io.bongsu.billing.FocusCsv;
import io.bongsu.platform.test.BongsuTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@BongsuTest("billing")
class ImportIT {
    private static final String ALL_2024 = "from=2024-01-01&to=2025-01-01";

    @LocalServerPort
    int port;

    @Autowired
    ConnectionFactory connections;

    @Autowired
    Environment environment;

    @Autowired
    MeterRegistry meters;

    private UUID tenant;
    private BillingApi api;

    @BeforeEach
    void aNewTenant() {
        tenant = UUID.randomUUID();
        api = BillingApi.on(port).as("finance", tenant);
    }

    @Test
    void rowsBecomeExactSums() {
        JsonNode delivery = api.active(
                "exact",
                aFile().with(
                                aRow().billed("0.00000000001").service("Queue"),
                                aRow().billed("35.2E-7").service("Queue"),
                                aRow().billed("-12.50").service("Storage"),
                                aRow().billed("1000000.123456789012345678").service("Storage"))
                        .text());
        assertThat(delivery.get("rowsRead").asInt()).isEqualTo(4);
        assertThat(delivery.get("version").asString()).isEqualTo("1.2");
        assertThat(delivery.get("periods").toString()).isEqualTo("[\"2024-05\"]");
        assertThat(delivery.get("bytesRead")).isEqualTo(delivery.get("bytesTotal"));
        assertThat(delivery.get("sums").toString())
                .isEqualTo("[{\"currency\":\"USD\",\"billedCost\":\"999987.623460309022345678\"}]");
        JsonNode costs = api.costs(ALL_2024 + "&groupBy=serviceName");
        assertThat(costs.get("rows").toString()).isEqualTo("""
                        [{"serviceName":"Storage","amount":"999987.623456789012345678","currency":"USD"},\
                        {"serviceName":"Queue","amount":"0.00000352001","currency":"USD"}]""");
        assertThat(costs.get("total").toString())
                .isEqualTo("[{\"amount\":\"999987.623460309022345678\",\"currency\":\"USD\"}]");
    }

    @Test
    void oneBadRowRejectsTheWholeFileWithAReport() {
        api.active("report", aFile().with(aRow().billed("7")).text());
        JsonNode delivery = api.imported(
                "report",
                aFile().with(aRow().billed("8"), aRow().billed("eight"), aRow().billed("9"))
                        .text());
        assertThat(delivery.get("state").asString()).isEqualTo("rejected");
        assertThat(delivery.get("reason").asString()).isEqualTo("rows-rejected");
        assertThat(delivery.get("rowsRead").asInt()).isEqualTo(3);
        assertThat(delivery.get("rowsRejected").asInt()).isEqualTo(1);
        assertThat(delivery.get("errorCount").asInt()).isEqualTo(1);
        assertThat(delivery.get("reasons").toString()).isEqualTo("{\"not-a-decimal\":1}");
        assertThat(delivery.get("errors").toString())
                .isEqualTo("[{\"row\":2,\"line\":3,\"column\":\"BilledCost\",\"value\":\"eight\","
                        + "\"reason\":\"not a decimal number\",\"code\":\"not-a-decimal\"}]");
        assertThat(api.total(ALL_2024)).isEqualByComparingTo("7");
    }

    @Test
    void aBadRowBehindManyGoodOnesLeavesNothingBehind() {
        FocusCsv file = aFile();
        IntStream.range(0, 30_000).forEach(i -> file.with(aRow().value("ResourceId", "i-" + i)));
        JsonNode delivery = api.imported("late", file.with(aRow().billed("x")).text());
        assertThat(delivery.get("state").asString()).isEqualTo("rejected");
        assertThat(delivery.get("errors").get(0).get("row").asInt()).isEqualTo(30_001);
        assertThat(api.costs(ALL_2024).get("total")).isEmpty();
    }

    @Test
    void aNewEditionReplacesWhatItSpeaksAboutAndNothingElse() {
        JsonNode first = api.active(
                "export",
                aFile().with(
                                aRow().account("a").billed("1"),
                                aRow().account("b").billed("10"))
                        .text());
        api.active("export", aFile().with(aRow().account("a").billed("2")).text());
        assertThat(api.total(ALL_2024)).isEqualByComparingTo("12");
        assertThat(api.delivery(first.get("id").asString()).get("state").asString())
                .isEqualTo("active");
        api.active("export", aFile().with(aRow().account("b").billed("20")).text());
        assertThat(api.total(ALL_2024)).isEqualByComparingTo("22");
        assertThat(api.delivery(first.get("id").asString()).get("state").asString())
                .isEqualTo("superseded");
        api.active(
                "another export",
                aFile().with(aRow().account("a").billed("100")).text());
        assertThat(api.total(ALL_2024)).isEqualByComparingTo("122");
    }

    @Test
    void onlyTheLastReplacedEditionIsKeptBesideTheActiveOne() {
        IntStream.rangeClosed(1, 5)
                .forEach(i ->
                        api.active("kept", aFile().with(aRow().billed("" + i)).text()));
        await().atMost(BillingApi.PATIENCE)
                .untilAsserted(() -> assertThat(stored()).isEqualTo(2));
        assertThat(api.total(ALL_2024)).isEqualByComparingTo("5");
    }

    private long stored() {
        return BillingDatabase.of(environment).seenBy(tenant.toString(), "charge");
    }

    @Test
    void theSameFileAgainChangesNothingAndPointsToTheActiveOne() {
        String csv = aFile().with(aRow().billed("5")).text();
        JsonNode first = api.active("same", csv);
        WebTestClient.ResponseSpec again = api.send("another name", csv.getBytes(StandardCharsets.UTF_8));
        again.expectStatus()
                .isOk()
                .expectHeader()
                .location("/api/v1/deliveries/" + first.get("id").asString());
        assertThat(BillingApi.json(again).get("id")).isEqualTo(first.get("id"));
        assertThat(api.total(ALL_2024)).isEqualByComparingTo("5");
    }

    @Test
    void anEarlierEditionSentAgainIsRestored() {
        String earlier = aFile().with(aRow().billed("5")).text();
        api.active("back", earlier);
        api.active("back", aFile().with(aRow().billed("6")).text());
        api.active("back", earlier);
        assertThat(api.total(ALL_2024)).isEqualByComparingTo("5");
    }

    @Test
    void theSameFileSentByManyAtOnceIsImportedOnce() {
        byte[] csv = aFile().with(aRow().billed("5")).text().getBytes(StandardCharsets.UTF_8);
        Set<String> ids = new ConcurrentSkipListSet<>();
        BillingApi.allAtOnce(6, i -> ids.add(api.imported("many", csv).get("id").asString()));
        assertThat(ids).hasSize(1);
        assertThat(api.total(ALL_2024)).isEqualByComparingTo("5");
    }

    @Test
    void readersSeeTheOldOrTheNewEditionAndNeverAMixture() {
        api.active("swap", edition(1));
        AtomicBoolean done = new AtomicBoolean();
        Set<BigDecimal> seen = new ConcurrentSkipListSet<>();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> reading = IntStream.range(0, 3)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> readUntil(done, seen), readers))
                    .toList();
            for (int i = 2; i <= 6; i++) {
                api.active("swap", edition(i));
            }
            done.set(true);
            reading.forEach(CompletableFuture::join);
        }
        assertThat(seen)
                .allSatisfy(total ->
                        assertThat(total.remainder(BigDecimal.valueOf(3_000))).isEqualByComparingTo("0"));
        assertThat(seen.size()).as("editions seen").isGreaterThan(1);
    }

    private void readUntil(AtomicBoolean done, Set<BigDecimal> seen) {
        while (!done.get()) {
            JsonNode costs = api.costs(ALL_2024 + "&groupBy=billingAccountId");
            BigDecimal total =
                    new BigDecimal(costs.get("total").get(0).get("amount").asString());
            BigDecimal rows = BigDecimal.ZERO;
            for (JsonNode row : costs.get("rows")) {
                rows = rows.add(new BigDecimal(row.get("amount").asString()));
            }
            assertThat(rows).isEqualByComparingTo(total);
            seen.add(total);
        }
    }

    /** 3,000 charges in three accounts, each of this amount. */
    private static String edition(int amount) {
        FocusCsv file = aFile();
        IntStream.range(0, 3_000)
                .forEach(i -> file.with(aRow().account("a" + i % 3)
                        .value("ResourceId", "i-" + i)
                        .billed("" + amount)));
        return file.text();
    }

    @Test
    void anImportOutlivesItsDatabaseConnectionsWithoutCountingTwice() {
        FocusCsv file = aFile();
        IntStream.range(0, 60_000).forEach(i -> file.with(aRow().value("ResourceId", "i-" + i)));
        JsonNode sent = BillingApi.json(api.send("cut", file.text().getBytes(StandardCharsets.UTF_8)));
        String id = sent.get("id").asString();
        await().atMost(BillingApi.PATIENCE)
                .until(() -> api.delivery(id).get("rowsRead").asLong() > 0);
        assertThat(api.delivery(id).get("state").asString()).isEqualTo("running");
        BillingDatabase.of(environment).cutConnections();
        assertThat(api.ended(id).get("state").asString()).isEqualTo("active");
        assertThat(api.total(ALL_2024)).isEqualByComparingTo("60000");
        assertThat(meters.counter("bongsu.billing.import.retries").count()).isPositive();
    }

    @Test
    void progressAndActivationAreTold() {
        Facts facts = Facts.of(connections, "billing.delivery", tenant);
        JsonNode delivery = api.active("told", aFile().with(aRow(), aRow()).text());
        List<JsonNode> activated = facts.until("io.bongsu.billing.delivery.activated.v1", 1);
        assertThat(activated).singleElement().satisfies(fact -> {
            assertThat(fact.get("deliveryId")).isEqualTo(delivery.get("id"));
            assertThat(fact.get("rowCount").asInt()).isEqualTo(2);
        });
        assertThat(facts.of("io.bongsu.billing.delivery.progressed.v1"))
                .extracting(fact -> fact.get("state").asString() + " " + fact.get("rowsRead"))
                .containsExactly("running 0", "active 2");
    }

    @Test
    void aRejectionIsToldAndActivatesNothing() {
        Facts facts = Facts.of(connections, "billing.delivery", tenant);
        api.imported("told", aFile().with(aRow().billed("x")).text());
        await().atMost(BillingApi.PATIENCE)
                .untilAsserted(() -> assertThat(facts.of("io.bongsu.billing.delivery.progressed.v1"))
                        .extracting(fact -> fact.get("state").asString() + " " + fact.get("rowsRejected"))
                        .containsExactly("running 0", "rejected 1"));
        assertThat(facts.of("io.bongsu.billing.delivery.activated.v1")).isEmpty();
    }

    @Test
    void formsAndGzipAreTakenToo() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(aFile().with(aRow().billed("3")).text().getBytes(StandardCharsets.UTF_8));
        }
        MultipartBodyBuilder form = new MultipartBodyBuilder();
        form.part("comment", "ignored");
        form.part("file", new ByteArrayResource(packed.toByteArray())).filename("costs.csv.gz");
        JsonNode delivery = BillingApi.json(form(form).expectStatus().isAccepted());
        assertThat(api.ended(delivery.get("id").asString()).get("state").asString())
                .isEqualTo("active");
        assertThat(api.total(ALL_2024)).isEqualByComparingTo("3");
    }

    @Test
    void aFormNeedsItsOneFileAndAWrongOneHarmsNobodyElse() {
        MultipartBodyBuilder none = new MultipartBodyBuilder();
        none.part("other", "x");
        MultipartBodyBuilder two = new MultipartBodyBuilder();
        two.part("file", new ByteArrayResource("a".getBytes(StandardCharsets.UTF_8)))
                .filename("a");
        two.part("file", new ByteArrayResource("b".getBytes(StandardCharsets.UTF_8)))
                .filename("b");
        for (int i = 0; i < 20; i++) {
            form(none).expectStatus().isBadRequest();
            form(two).expectStatus().isBadRequest();
            api.get("/api/v1/budgets").expectStatus().isOk();
        }
    }

    private WebTestClient.ResponseSpec form(MultipartBodyBuilder form) {
        return api.client()
                .post()
                .uri("/api/v1/deliveries?name=form")
                .headers(h -> h.setBearerAuth(api.token()))
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .bodyValue(form.build())
                .exchange();
    }

    @ParameterizedTest
    @CsvSource({
        "'', empty-file",
        "'BilledCost', missing-column",
        "'a;b;c', no-focus-header",
        "'BilledCost,\"unclosed', broken-csv"
    })
    void whatIsNoCostFileIsRefusedAtOnceAndNotListed(String content, String code) {
        JsonNode problem = BillingApi.json(api.send("broken", content.getBytes(StandardCharsets.UTF_8))
                .expectStatus()
                .isEqualTo(422));
        assertThat(problem.get("type").asString()).isEqualTo("/problems/delivery-unreadable");
        assertThat(problem.get("errors").get(0).get("code").asString()).isEqualTo(code);
        assertThat(BillingApi.json(api.get("/api/v1/deliveries")).get("items")).isEmpty();
    }

    @Test
    void otherContentTypesAndBadNamesAreRefused() {
        api.post("/api/v1/deliveries", "{}").expectStatus().isEqualTo(415);
        api.send("", new byte[0]).expectStatus().isEqualTo(422); // no name: the usual one
        api.send("x".repeat(201), new byte[0]).expectStatus().isBadRequest();
        api.get("/api/v1/deliveries?state=done").expectStatus().isBadRequest();
        api.get("/api/v1/deliveries?limit=0").expectStatus().isBadRequest();
        api.get("/api/v1/deliveries?after=zzz").expectStatus().isBadRequest();
        api.get("/api/v1/deliveries/not-an-id").expectStatus().isBadRequest();
        api.get("/api/v1/deliveries/" + UUID.randomUUID()).expectStatus().isNotFound();
    }

    @Test
    void listsAreNewestFirstAndPaged() {
        List.of("one", "two", "three")
                .forEach(name ->
                        api.active(name, aFile().with(aRow().service(name)).text()));
        JsonNode first = BillingApi.json(api.get("/api/v1/deliveries?limit=2&count=exact"));
        assertThat(first.get("items")).extracting(d -> d.get("name").asString()).containsExactly("three", "two");
        assertThat(first.get("count").asInt()).isEqualTo(3);
        JsonNode second = BillingApi.json(
                api.get("/api/v1/deliveries?limit=2&after=" + first.get("next").asString()));
        assertThat(second.get("items"))
                .extracting(d -> d.get("name").asString())
                .containsExactly("one");
        assertThat(BillingApi.json(api.get("/api/v1/deliveries?state=rejected")).get("items"))
                .isEmpty();
    }
}

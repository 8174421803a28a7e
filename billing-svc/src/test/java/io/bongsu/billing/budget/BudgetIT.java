package io.bongsu.billing.budget;

import static io.bongsu.billing.FocusCsv.aFile;
import static io.bongsu.billing.FocusCsv.aRow;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.billing.BillingApi;
import io.bongsu.billing.Facts;
import io.bongsu.platform.test.BongsuTest;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@BongsuTest("billing")
class BudgetIT {
    private static final String EXCEEDED = "io.bongsu.billing.budget.exceeded.v1";

    @LocalServerPort
    int port;

    @Autowired
    ConnectionFactory connections;

    private BillingApi api;
    private Facts facts;

    @BeforeEach
    void aNewTenant() {
        UUID tenant = UUID.randomUUID();
        api = BillingApi.on(port).as("finance", tenant);
        facts = Facts.of(connections, "billing.budget", tenant);
    }

    @Test
    void aReachedThresholdIsToldOnceHoweverOftenDataCome() {
        JsonNode budget = create("100.00", Map.of(), 80, 100);
        api.active("a", aFile().with(aRow().billed("79.99999999999")).text());
        assertThat(standing(budget).get("actual").asString()).isEqualTo("79.99999999999");
        assertThat(standing(budget).get("firedThresholds")).isEmpty();
        api.active("a", aFile().with(aRow().billed("80")).text());
        api.active("a", aFile().with(aRow().billed("81")).text());
        api.active("b", aFile().with(aRow().billed("19")).text());
        List<JsonNode> told = facts.until(EXCEEDED, 2);
        assertThat(told)
                .extracting(fact -> fact.get("thresholdPercent").asString())
                .containsExactly("80", "100");
        assertThat(told.getFirst().get("actual").asString()).isEqualTo("80");
        assertThat(told.getFirst().get("limit").asString()).isEqualTo("100");
        assertThat(told.getFirst().get("period").asString()).isEqualTo("2024-05");
        assertThat(standing(budget).get("firedThresholds").toString()).isEqualTo("[80,100]");
        assertThat(standing(budget).get("firings").get(1).get("stillTrue").asBoolean())
                .isTrue();
    }

    @Test
    void importsAtTheSameTimeTellAThresholdOnce() {
        create("10", Map.of(), 100);
        BillingApi.allAtOnce(
                4,
                i -> api.active(
                        "export " + i,
                        aFile().with(aRow().account("account " + i).billed("10"))
                                .text()));
        assertThat(facts.until(EXCEEDED, 1)).hasSize(1);
        create("20", Map.of(), 100); // a fact that comes after all of the first budget's
        assertThat(facts.until(EXCEEDED, 2)).hasSize(2);
    }

    @Test
    void aNewBudgetThatIsExceededAlreadyIsToldAtOnce() {
        JsonNode delivery = api.active("a", aFile().with(aRow().billed("50")).text());
        JsonNode budget = create("40", Map.of(), 100);
        assertThat(budget.get("firedThresholds").toString()).isEqualTo("[100]");
        assertThat(facts.until(EXCEEDED, 1).getFirst().get("deliveryId").asString())
                .isEqualTo(delivery.get("id").asString());
    }

    @Test
    void loweringABudgetTellsAndRaisingItMarksWhatIsNoLongerTrue() {
        api.active("a", aFile().with(aRow().billed("50")).text());
        JsonNode budget = create("100", Map.of(), 100);
        assertThat(budget.get("firedThresholds")).isEmpty();
        JsonNode lower = BillingApi.json(
                patch(budget, "\"1\"", Map.of("amount", "45")).expectStatus().isOk());
        assertThat(lower.get("firedThresholds").toString()).isEqualTo("[100]");
        JsonNode higher = BillingApi.json(
                patch(budget, "\"2\"", Map.of("amount", "200")).expectStatus().isOk());
        assertThat(higher.get("firings").get(0).get("stillTrue").asBoolean()).isFalse();
        assertThat(facts.until(EXCEEDED, 1)).hasSize(1);
    }

    @Test
    void backFilledDataOfAClosedMonthTellNothing() {
        JsonNode budget = create("10", Map.of(), 100);
        api.active("june", aFile().with(aRow().day("06-01").billed("1")).text());
        api.active("may", aFile().with(aRow().day("05-01").billed("1000")).text());
        assertThat(standing(budget).get("currentPeriod").asString()).isEqualTo("2024-06");
        assertThat(standing(budget).get("firedThresholds")).isEmpty();
        assertThat(facts.of(EXCEEDED)).isEmpty();
    }

    @Test
    void theCurrentMonthIsLookedAtEvenWhenLaterChargesExist() {
        YearMonth now = YearMonth.now(ZoneOffset.UTC);
        api.active(
                "now", aFile().with(in(now, "15"), in(now.plusMonths(1), "1")).text());
        JsonNode budget = create("10", Map.of(), 100);
        assertThat(budget.get("currentPeriod").asString()).isEqualTo(now.toString());
        assertThat(budget.get("actual").asString()).isEqualTo("15");
    }

    @Test
    void onlyItsScopeItsMetricAndItsCurrencyCount() {
        api.active(
                "a",
                aFile().with(
                                aRow().billed("1").service("S3"),
                                aRow().billed("10").service("EC2"),
                                aRow().billed("100").service("S3").currency("KRW"),
                                aRow().billed("1000").service("S3").account("other"))
                        .text());
        JsonNode budget = create("5", Map.of("serviceName", "S3", "billingAccountId", "1001"), 100);
        assertThat(budget.get("actual").asString()).isEqualTo("1");
        assertThat(budget.get("scope").toString()).isEqualTo("{\"serviceName\":\"S3\",\"billingAccountId\":\"1001\"}");
    }

    @Test
    void changesNeedTheVersionThatWasRead() {
        JsonNode budget = create("5", Map.of(), 100);
        String path = "/api/v1/budgets/" + budget.get("id").asString();
        assertThat(api.get(path)
                        .expectStatus()
                        .isOk()
                        .returnResult()
                        .getResponseHeaders()
                        .getETag())
                .isEqualTo("\"1\"");
        patch(budget, null, Map.of("amount", "6")).expectStatus().isEqualTo(428);
        JsonNode conflict = BillingApi.json(
                patch(budget, "\"9\"", Map.of("amount", "6")).expectStatus().isEqualTo(412));
        assertThat(conflict.get("current").get("amount").asString()).isEqualTo("5");
        patch(budget, "\"1\"", Map.of("id", "x")).expectStatus().isBadRequest();
        patch(budget, "\"1\"", Map.of("amount", "-1")).expectStatus().isBadRequest();
        patch(budget, "\"1\"", Map.of("name", "renamed")).expectStatus().isOk();
        delete(path, null).expectStatus().isEqualTo(428);
        delete(path, "\"1\"").expectStatus().isEqualTo(412);
        delete(path, "\"2\"").expectStatus().isNoContent();
        api.get(path).expectStatus().isNotFound();
    }

    @Test
    void listsArePaged() {
        List.of("1", "2", "3").forEach(amount -> create(amount, Map.of(), 100));
        JsonNode first = BillingApi.json(
                api.get("/api/v1/budgets?limit=2").expectStatus().isOk());
        JsonNode second = BillingApi.json(
                api.get("/api/v1/budgets?limit=2&after=" + first.get("next").asString())
                        .expectStatus()
                        .isOk());
        assertThat(first.get("items"))
                .extracting(b -> b.get("amount").asString())
                .containsExactly("1", "2");
        assertThat(second.get("items"))
                .extracting(b -> b.get("amount").asString())
                .containsExactly("3");
        assertThat(second.get("next").isNull()).isTrue();
    }

    private static io.bongsu.billing.FocusCsv.Row in(YearMonth month, String billed) {
        return aRow().billed(billed)
                .value("BillingPeriodStart", month.atDay(1) + "T00:00:00Z")
                .value("BillingPeriodEnd", month.plusMonths(1).atDay(1) + "T00:00:00Z")
                .value("ChargePeriodStart", month.atDay(2) + "T00:00:00Z")
                .value("ChargePeriodEnd", month.atDay(2) + "T01:00:00Z");
    }

    private JsonNode create(String amount, Map<String, String> scope, int... percents) {
        Map<String, Object> budget = Map.of(
                "name",
                "budget of " + amount,
                "amount",
                new BigDecimal(amount).toPlainString(),
                "currency",
                "USD",
                "metric",
                "billedCost",
                "period",
                "monthly",
                "scope",
                scope,
                "thresholds",
                IntStream.of(percents)
                        .mapToObj(percent -> Map.of("kind", "actual", "percent", percent))
                        .toList());
        return BillingApi.json(
                api.post("/api/v1/budgets", budget).expectStatus().isCreated());
    }

    private JsonNode standing(JsonNode budget) {
        return BillingApi.json(api.get("/api/v1/budgets/" + budget.get("id").asString())
                .expectStatus()
                .isOk());
    }

    private WebTestClient.ResponseSpec patch(
            JsonNode budget, @org.jspecify.annotations.Nullable String version, Object patch) {
        WebTestClient.RequestBodySpec request =
                api.client().patch().uri("/api/v1/budgets/" + budget.get("id").asString());
        request.headers(h -> h.setBearerAuth(api.token()));
        if (version != null) {
            request.header("If-Match", version);
        }
        return request.contentType(MediaType.parseMediaType("application/merge-patch+json"))
                .bodyValue(patch)
                .exchange();
    }

    private WebTestClient.ResponseSpec delete(String path, @org.jspecify.annotations.Nullable String version) {
        WebTestClient.RequestHeadersSpec<?> request = api.client().delete().uri(path);
        request.headers(h -> h.setBearerAuth(api.token()));
        if (version != null) {
            request.header("If-Match", version);
        }
        return request.exchange();
    }
}

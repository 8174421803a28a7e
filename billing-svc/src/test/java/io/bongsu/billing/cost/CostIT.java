package io.bongsu.billing.cost;

import static io.bongsu.billing.FocusCsv.aFile;
import static io.bongsu.billing.FocusCsv.aRow;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.billing.BillingApi;
import io.bongsu.billing.FocusCsv;
import io.bongsu.platform.test.BongsuTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@BongsuTest("billing")
class CostIT {
    private static final String ALL_2024 = "from=2024-01-01&to=2025-01-01";

    @LocalServerPort
    int port;

    private BillingApi api;

    @BeforeEach
    void aNewTenant() {
        api = BillingApi.on(port).as("finance", UUID.randomUUID());
    }

    /** Whatever the grouping and the metric: parts add up to the whole, which is the sum of what was written. */
    @Test
    void partsOfAnyGroupingAddUpToTheWhole() {
        Random random = new Random(20_240_501);
        Map<String, BigDecimal> written = new TreeMap<>();
        FocusCsv file = aFile();
        for (int i = 0; i < 3_000; i++) {
            String currency = List.of("USD", "KRW", "EUR").get(random.nextInt(3));
            BigDecimal billed =
                    BigDecimal.valueOf(random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L), random.nextInt(19));
            written.merge(currency, billed, BigDecimal::add);
            file.with(aRow().day("%02d-%02d".formatted(1 + random.nextInt(11), 1 + random.nextInt(28)))
                    .service("service " + random.nextInt(7))
                    .account("account " + random.nextInt(3))
                    .currency(currency)
                    .value("RegionId", random.nextInt(4) == 0 ? "" : "region " + random.nextInt(3))
                    .value("ResourceId", "i-" + random.nextInt(500))
                    .billed(random.nextBoolean() ? billed.toString() : billed.toPlainString()));
        }
        api.active("property", file.text());
        List<String> names = java.util.Arrays.stream(Dimension.values())
                .map(Dimension::title)
                .toList();
        for (int round = 0; round < 60; round++) {
            List<String> groupBy = new ArrayList<>(names);
            java.util.Collections.shuffle(groupBy, random);
            String some = String.join(",", groupBy.subList(0, random.nextInt(4)));
            JsonNode costs = api.costs(ALL_2024 + "&groupBy=" + some);
            assertThat(byCurrency(costs.get("rows"))).as(some).isEqualTo(plain(written));
            assertThat(byCurrency(costs.get("total"))).as(some).isEqualTo(plain(written));
        }
    }

    @Test
    void currenciesAreNeverAddedToEachOther() {
        api.active(
                "mixed",
                aFile().with(aRow().billed("1"), aRow().billed("2").currency("KRW"))
                        .text());
        assertThat(api.costs(ALL_2024).get("total").toString())
                .isEqualTo("[{\"amount\":\"2\",\"currency\":\"KRW\"},{\"amount\":\"1\",\"currency\":\"USD\"}]");
    }

    @Test
    void withoutDaysTheLastMonthWithDataIsMeant() {
        api.active(
                "two-months",
                aFile().with(
                                aRow().day("03-31").billed("1"),
                                aRow().day("04-01").billed("2"))
                        .text());
        JsonNode costs = api.costs("groupBy=day");
        assertThat(costs.get("from").asString()).isEqualTo("2024-04-01");
        assertThat(costs.get("to").asString()).isEqualTo("2024-05-01");
        assertThat(costs.get("rows").toString())
                .isEqualTo("[{\"day\":\"2024-04-01\",\"amount\":\"2\",\"currency\":\"USD\"}]");
    }

    @Test
    void withoutDataTheAnswerIsEmptyAndSaysWhichMonth() {
        JsonNode costs = api.costs("");
        assertThat(costs.get("rows")).isEmpty();
        assertThat(costs.get("total")).isEmpty();
        assertThat(costs.get("from").asString()).endsWith("-01");
    }

    @Test
    void aMetricThatRowsDoNotNameIsSaidToBeIncomplete() {
        api.active(
                "gaps",
                aFile().with(aRow(), aRow().value("ContractedCost", "NULL")).text());
        assertThat(api.costs(ALL_2024 + "&metric=contractedCost")
                        .get("rowsWithoutMetric")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.costs(ALL_2024).get("rowsWithoutMetric").asInt()).isZero();
    }

    @Test
    void aGroupingFieldIsAFilterToo() {
        api.active(
                "filter",
                aFile().with(
                                aRow().billed("1"),
                                aRow().billed("2").service("O'Hara; DROP"),
                                aRow().billed("4").service(""))
                        .text());
        assertThat(api.total(ALL_2024 + "&serviceName=O'Hara; DROP")).isEqualByComparingTo("2");
        assertThat(api.total(ALL_2024 + "&serviceName=")).isEqualByComparingTo("4");
        assertThat(api.costs(ALL_2024 + "&groupBy=serviceName&serviceName=")
                        .get("rows")
                        .get(0)
                        .get("serviceName")
                        .isNull())
                .isTrue();
    }

    @Test
    void anAnswerThatWouldBeTooLongIsRefusedWithWhatToDo() {
        FocusCsv file = aFile();
        for (int i = 0; i < 10_001; i++) {
            file.with(aRow().value("ResourceId", "i-" + i));
        }
        api.active("long", file.text());
        JsonNode problem = BillingApi.json(api.get("/api/v1/costs?" + ALL_2024 + "&groupBy=resourceId")
                .expectStatus()
                .isEqualTo(422));
        assertThat(problem.get("type").asString()).isEqualTo("/problems/cost-too-many-rows");
        assertThat(api.costs(ALL_2024 + "&groupBy=resourceId&resourceId=i-7").get("rows"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, from, not-a-day",
        "from=2024-05-01T12:00:00Z, from, not-a-day",
        "to=2024-13-01, to, not-a-day",
        "from=2024-05-02&to=2024-05-01, to, out-of-range",
        "groupBy=team, groupBy, unknown-value",
        "metric=cost, metric, unknown-value",
        "team=a, team, unknown-parameter"
    })
    void aBadParameterIsNamed(String query, String pointer, String code) {
        JsonNode problem =
                BillingApi.json(api.get("/api/v1/costs?" + query).expectStatus().isBadRequest());
        assertThat(problem.get("errors").get(0).get("pointer").asString()).isEqualTo(pointer);
        assertThat(problem.get("errors").get(0).get("code").asString()).isEqualTo(code);
    }

    private static Map<String, BigDecimal> byCurrency(JsonNode lines) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        lines.forEach(line -> {
            assertThat(line.get("amount").isString()).isTrue();
            sums.merge(
                    line.get("currency").asString(),
                    new BigDecimal(line.get("amount").asString()),
                    BigDecimal::add);
        });
        return plain(sums);
    }

    private static Map<String, BigDecimal> plain(Map<String, BigDecimal> sums) {
        Map<String, BigDecimal> plain = new TreeMap<>();
        sums.forEach((currency, amount) -> plain.put(currency, amount.stripTrailingZeros()));
        return plain;
    }
}

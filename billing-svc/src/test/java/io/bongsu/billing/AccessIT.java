package io.bongsu.billing;

import static io.bongsu.billing.FocusCsv.aFile;
import static io.bongsu.billing.FocusCsv.aRow;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** Who may do what, and that tenants are worlds apart. */
@BongsuTest("billing")
class AccessIT {
    private static final Map<String, Object> BUDGET = Map.of(
            "name",
            "b",
            "amount",
            "1",
            "currency",
            "USD",
            "thresholds",
            List.of(Map.of("kind", "actual", "percent", 100)));
    private static final List<String> TABLES = List.of(
            "delivery", "charge_slice", "charge", "active_charge", "budget", "budget_threshold", "budget_firing");

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @ParameterizedTest
    @CsvSource({
        "admin, 200, 202, 201",
        "operator, 200, 403, 403",
        "agent, 403, 403, 403",
        "requester, 403, 403, 403",
        "finance, 200, 202, 201",
        "viewer, 200, 403, 403"
    })
    void eachRoleMayDoWhatItsPermissionsSay(String role, int read, int write, int budget) {
        BillingApi api = BillingApi.on(port).as(role, Tokens.DEFAULT);
        List.of("/api/v1/costs", "/api/v1/deliveries", "/api/v1/budgets")
                .forEach(path -> api.get(path).expectStatus().isEqualTo(read));
        api.send("role", aFile().with(aRow().service(role)).text().getBytes(StandardCharsets.UTF_8))
                .expectStatus()
                .isEqualTo(write);
        api.post("/api/v1/budgets", BUDGET).expectStatus().isEqualTo(budget);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/costs",
        "GET, /api/v1/deliveries",
        "POST, /api/v1/deliveries",
        "GET, /api/v1/budgets",
        "POST, /api/v1/budgets"
    })
    void withoutATokenNothingIsAnswered(String method, String path) {
        BillingApi.on(port)
                .client()
                .method(org.springframework.http.HttpMethod.valueOf(method))
                .uri(path)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType("application/problem+json");
    }

    @Test
    void anotherTenantSeesNothingThroughAnyEndpoint() {
        BillingApi ours = BillingApi.on(port).as("admin", Tokens.DEFAULT);
        BillingApi theirs = BillingApi.on(port).as("admin", Tokens.ACME);
        String delivery = ours.active("ours", aFile().with(aRow().billed("5")).text())
                .get("id")
                .asString();
        JsonNode budget = BillingApi.json(
                ours.post("/api/v1/budgets", BUDGET).expectStatus().isCreated());
        assertThat(budget.get("firedThresholds")).hasSize(1);
        String budgetPath = "/api/v1/budgets/" + budget.get("id").asString();

        theirs.get("/api/v1/deliveries/" + delivery).expectStatus().isNotFound();
        theirs.get(budgetPath).expectStatus().isNotFound();
        theirs.client()
                .delete()
                .uri(budgetPath)
                .headers(h -> h.setBearerAuth(theirs.token()))
                .header("If-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(items(theirs, "/api/v1/deliveries")).isEmpty();
        assertThat(items(theirs, "/api/v1/budgets")).isEmpty();
        assertThat(theirs.costs("from=2024-01-01&to=2025-01-01").get("total")).isEmpty();

        // The same file is news to another tenant: nobody learns what others have by sending it.
        assertThat(theirs.active("ours", aFile().with(aRow().billed("5")).text())
                        .get("id")
                        .asString())
                .isNotEqualTo(delivery);
        assertThat(ours.total("from=2024-05-10&to=2024-05-11&serviceName=Compute"))
                .isGreaterThanOrEqualTo(new java.math.BigDecimal(5));
        theirs.post("/api/v1/budgets", BUDGET).expectStatus().isCreated();
        BillingDatabase rows = BillingDatabase.of(environment);
        for (String table : TABLES) {
            assertThat(rows.seenBy("", table)).as(table + " without a tenant").isZero();
            assertThat(rows.seenBy(Tokens.DEFAULT.toString(), table)).as(table).isPositive();
            assertThat(rows.seenBy(Tokens.ACME.toString(), table)).as(table).isEqualTo(1);
        }
    }

    private static JsonNode items(BillingApi api, String path) {
        return BillingApi.json(api.get(path).expectStatus().isOk()).get("items");
    }
}

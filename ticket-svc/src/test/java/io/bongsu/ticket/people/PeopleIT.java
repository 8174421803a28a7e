package io.bongsu.ticket.people;

import static io.bongsu.ticket.Desk.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import io.bongsu.ticket.Desk;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Pickers and assignment with a directory. */
@BongsuTest("ticket")
class PeopleIT {
    private static final FakeKeycloak KEYCLOAK = new FakeKeycloak();
    private static final String SEO_YEON = KEYCLOAK.person(Tokens.DEFAULT, "agent", "Seo-yeon", "Ahn", true, "agent");
    private static final String MIN_JUN =
            KEYCLOAK.person(Tokens.DEFAULT, "operator", "Min-jun", "Oh", true, "operator");
    private static final String JI_WOO =
            KEYCLOAK.person(Tokens.DEFAULT, "requester", "Ji-woo", "Rhee", true, "requester");
    private static final String ALEX = KEYCLOAK.person(Tokens.ACME, "acme-admin", "Alex", "Acker", true, "admin");

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void keycloak(DynamicPropertyRegistry registry) {
        registry.add("BONGSU_KEYCLOAK_URL", KEYCLOAK::url);
        registry.add("BONGSU_DIRECTORY_CLIENT_SECRET", () -> FakeKeycloak.SECRET);
    }

    @AfterAll
    static void close() {
        KEYCLOAK.stop();
    }

    @Test
    void everybodyOfTheTenantIsListedByNameAndNobodyElse() {
        assertThat(names("")).containsExactly("Ji-woo Rhee", "Min-jun Oh", "Seo-yeon Ahn");
        assertThat(names("?role=agent,operator")).containsExactly("Min-jun Oh", "Seo-yeon Ahn");
        assertThat(names("?q=WOO")).containsExactly("Ji-woo Rhee");
        JsonNode acme = Desk.at(port, Tokens.of("admin", Tokens.ACME)).read("/api/v1/people");
        assertThat(acme.at("/items/0/id").asString()).isEqualTo(ALEX);
        assertThat(acme.get("items").size()).isEqualTo(1);
    }

    @Test
    void listGoesOnBehindTheLastName() {
        JsonNode first = Desk.of(port, "agent").read("/api/v1/people?limit=2");
        JsonNode rest = Desk.of(port, "agent")
                .read("/api/v1/people?limit=2&after=" + first.get("next").asString());
        assertThat(rest.at("/items/0/name").asString()).isEqualTo("Seo-yeon Ahn");
        assertThat(rest.get("next").isNull()).isTrue();
    }

    @Test
    void unknownRoleIsRefused() {
        Desk.of(port, "agent").get("/api/v1/people?role=king").expectStatus().isBadRequest();
    }

    @Test
    void answersAreRemembered() {
        names("");
        int asked = KEYCLOAK.asked.get();
        names("?role=agent");
        assertThat(KEYCLOAK.asked.get()).isEqualTo(asked);
    }

    @Test
    void ticketIsGivenToAColleagueWhoseNameIsKept() {
        Desk agent = Desk.of(port, "agent");
        String id = agent.open("for Min-jun").get("id").asString();
        JsonNode given = body(agent.patch("/api/v1/tickets/" + id, Map.of("assigneeId", MIN_JUN), 1)
                .expectStatus()
                .isOk());
        assertThat(given.at("/assignee/name").asString()).isEqualTo("Min-jun Oh");
        assertThat(given.get("state").asString()).isEqualTo("assigned");
        JsonNode born = body(
                agent.post("/api/v1/tickets", Map.of("type", "incident", "title", "at once", "assigneeId", SEO_YEON)));
        assertThat(born.get("state").asString()).isEqualTo("assigned");
    }

    @Test
    void ticketCannotBeGivenToStrangersOtherTenantsOrRequesters() {
        Desk agent = Desk.of(port, "agent");
        String id = agent.open("for whom").get("id").asString();
        for (String nobody : List.of("nobody", ALEX, JI_WOO)) {
            JsonNode problem = body(agent.patch("/api/v1/tickets/" + id, Map.of("assigneeId", nobody), 1)
                    .expectStatus()
                    .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT));
            assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/assigneeId");
        }
    }

    private List<String> names(String query) {
        return Desk.of(port, "agent")
                .read("/api/v1/people" + query)
                .get("items")
                .valueStream()
                .map(person -> person.get("name").asString())
                .toList();
    }
}

package io.bongsu.ticket.similar;

import static io.bongsu.ticket.Desk.body;
import static io.bongsu.ticket.Desk.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import io.bongsu.ticket.Desk;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Tickets like another one: which, by what words, where they went, and who may ask. */
@BongsuTest("ticket")
class SimilarIT {
    private static final String TICKETS = "/api/v1/tickets";
    private static final String SUGGEST = TICKETS + ":suggest";

    @LocalServerPort
    int port;

    @Autowired
    SimilarRepository repository;

    @Autowired
    TenantTransaction transaction;

    private Desk admin;

    @BeforeEach
    void arrive() {
        admin = Desk.of(port, "admin");
    }

    @Test
    void similarTicketsComeWithTheirWordsAndWhereTheyWent() {
        JsonNode first = open("VPN 접속이 끊깁니다", "지사에서 인증 후 끊김", "network");
        open("VPN 접속 불가", "인증 서버 응답 없음", "network");
        open("급여명세서 출력", "프린터 용지 부족", "facilities");
        JsonNode mine = open("재택에서 VPN 접속이 안 됩니다", "인증까지는 됩니다", null);

        JsonNode similar = admin.read(TICKETS + "/" + id(mine) + "/similar");
        assertThat(similar.get("items")).hasSize(2);
        JsonNode nearest = similar.at("/items/0");
        assertThat(nearest.get("id")).isEqualTo(first.get("id"));
        assertThat(nearest.get("words").valueStream().map(JsonNode::asString)).contains("VPN", "접속이");
        assertThat(nearest.get("similarity").asDouble())
                .isGreaterThan(similar.at("/items/1/similarity").asDouble());
        assertThat(similar.at("/queue/name").asString()).isEqualTo("network");
        assertThat(similar.at("/queue/agreeing").asInt()).isEqualTo(2);
        assertThat(similar.at("/queue/of").asInt()).isEqualTo(2);
        assertThat(similar.get("assignee").isNull()).isTrue();

        JsonNode draft = body(admin.post(SUGGEST + "?limit=1", Map.of("title", "vpn 접속 오류"))
                .expectStatus()
                .isOk());
        assertThat(draft.get("items")).hasSize(1);
        assertThat(draft.at("/queue/name").asString()).isEqualTo("network");
    }

    @Test
    void mergedTicketsAndThoseOfOtherTenantsAreNotSimilar() {
        JsonNode kept = open("kestrel nest broken", "", null);
        JsonNode merged = open("kestrel nest damaged", "", null);
        admin.post(TICKETS + "/" + id(kept) + "/merge", Map.of("tickets", List.of(id(merged))), "If-Match", "\"1\"")
                .expectStatus()
                .is2xxSuccessful();
        assertThat(found("kestrel nest")).containsExactly(id(kept));
        assertThat(admin.read(TICKETS + "/" + id(kept) + "/similar").get("items"))
                .isEmpty();

        Desk acme = Desk.at(port, Tokens.of("admin", Tokens.ACME));
        assertThat(body(acme.post(SUGGEST, Map.of("title", "kestrel nest"))).get("items"))
                .isEmpty();
        acme.get(TICKETS + "/" + id(kept) + "/similar").expectStatus().isNotFound();
    }

    @Test
    void onlyWhoReadsAllTicketsAsksAndWrongQuestionsAreRefused() {
        Desk.of(port, "requester")
                .post(SUGGEST, Map.of("title", "x"))
                .expectStatus()
                .isForbidden();
        admin.post(SUGGEST, Map.of("title", " ")).expectStatus().isBadRequest();
        admin.post(SUGGEST + "?limit=21", Map.of("title", "x")).expectStatus().isBadRequest();
        assertThat(body(admin.post(SUGGEST, Map.of("title", "?! '"))
                                .expectStatus()
                                .isOk())
                        .get("items"))
                .isEmpty();
    }

    /** The branch that only a tenant with thousands of tickets takes. */
    @Test
    void rareWordsAreFoundAmongAllTicketsOfTheTransactionsTenantOnly() {
        String id = id(open("albatross wing", "", null));
        assertThat(alike(Tokens.DEFAULT)).containsExactly(id);
        assertThat(alike(Tokens.ACME)).isEmpty();
    }

    private List<String> alike(UUID tenant) {
        Question question = new Question("'nothing'", "'albatross'");
        return Objects.requireNonNull(transaction
                        .run(
                                new Tenant(tenant),
                                repository.neighbours(question, null).collectList())
                        .block())
                .stream()
                .map(neighbour -> neighbour.id().toString())
                .toList();
    }

    private List<String> found(String title) {
        return body(admin.post(SUGGEST, Map.of("title", title)).expectStatus().isOk())
                .get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    private JsonNode open(String title, String description, @Nullable String queue) {
        Map<String, String> wish = queue == null
                ? Map.of("type", "incident", "title", title, "description", description)
                : Map.of("type", "incident", "title", title, "description", description, "queue", queue);
        return body(admin.post(TICKETS, wish).expectStatus().isCreated());
    }
}

package io.bongsu.ticket.search;

import static io.bongsu.ticket.Desk.body;
import static io.bongsu.ticket.Desk.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import io.bongsu.ticket.Desk;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The search box: what is found, by whom, and how it is shown. */
@BongsuTest("ticket")
class SearchIT {
    private static final String TICKETS = "/api/v1/tickets";

    @LocalServerPort
    int port;

    private Desk agent;
    private Desk requester;

    @BeforeEach
    void arrive() {
        agent = Desk.of(port, "agent");
        requester = Desk.of(port, "requester");
    }

    @ParameterizedTest
    @ValueSource(strings = {"결제", "결제창", "제창이", "창", "shinhan", "SHIN", "ｓｈｉｎｈａｎ", "결제 shin", "느립니다", "긴급망"})
    void aTicketIsFoundByPartsOfWhatItSays(String typed) {
        JsonNode opened = body(agent.post(
                TICKETS,
                Map.of(
                        "type", "incident",
                        "title", "결제창이 열리지 않음 (Shinhan)",
                        "description", "오전부터 느립니다.",
                        "tags", List.of("긴급망"))));
        JsonNode found = search(agent, typed);
        assertThat(ids(found)).contains(id(opened));
        JsonNode first = found.get("items")
                .valueStream()
                .filter(item -> item.get("id").equals(opened.get("id")))
                .findFirst()
                .orElseThrow();
        assertThat(first.get("kind").asString()).isEqualTo("ticket");
    }

    @ParameterizedTest
    @ValueSource(strings = {"제결", "결창", "hinhan", "결제창을", "zzz", "!!", "'", "결제:*", "a & !b", "<->"})
    void whatItDoesNotSayDoesNotFindIt(String typed) {
        String id = id(agent.open("결제창이 열리지 않음 (Shinhan Ltd)"));
        List<String> found = ids(search(agent, typed));
        if (!typed.equals("결제:*")) {
            assertThat(found).doesNotContain(id);
        }
    }

    @Test
    void pastedNumberNamesItsTicketAndItsEndFindsIt() {
        JsonNode opened = agent.open("numbered");
        String number = opened.get("number").asString();
        assertThat(search(agent, " " + number.toLowerCase(Locale.ROOT)).get("exact"))
                .isEqualTo(opened.get("id"));
        assertThat(ids(search(agent, number.substring(0, number.length() - 1)))).contains(id(opened));
        assertThat(ids(search(agent, number.replaceFirst(".*-0*", "")))).contains(id(opened));
        assertThat(search(agent, "INC-1999-000001").get("exact").isNull()).isTrue();
    }

    @Test
    void messagesAreFoundByWhoMayReadThem() {
        JsonNode mine = requester.open("Printer");
        say(mine, "public", "카트리지를 교체했습니다");
        say(mine, "internal", "사용자가 토너를 쏟았음");
        assertThat(ids(search(agent, "카트리지"))).containsExactly(id(mine));
        assertThat(ids(search(agent, "토너를"))).containsExactly(id(mine));
        assertThat(ids(search(requester, "카트리지"))).containsExactly(id(mine));
        assertThat(ids(search(requester, "토너를"))).isEmpty();
        JsonNode highlight = search(agent, "토너").at("/items/0/highlights/0");
        assertThat(highlight.get("field").asString()).isEqualTo("message");
        assertThat(highlight.at("/ranges/0/from").asInt()).isEqualTo(5);
        assertThat(highlight.at("/ranges/0/to").asInt()).isEqualTo(7);
    }

    @Test
    void requestersAndOtherTenantsFindNothingOfOthers() {
        String id = id(agent.open("비밀프로젝트 kestrel"));
        assertThat(ids(search(agent, "kestrel"))).containsExactly(id);
        assertThat(ids(search(requester, "kestrel"))).isEmpty();
        Desk acme = Desk.at(port, Tokens.of("admin", Tokens.ACME));
        assertThat(ids(search(acme, "kestrel"))).isEmpty();
        assertThat(ids(search(acme, "비밀"))).isEmpty();
        assertThat(acme.read(TICKETS + "?q=kestrel").get("items").size()).isZero();
        assertThat(requester.read(TICKETS + "?q=kestrel").get("items").size()).isZero();
        assertThat(agent.read(TICKETS + "?q=kestr").get("items").size()).isEqualTo(1);
        Desk.of(port, "finance").get("/api/v1/search?q=x").expectStatus().isForbidden();
    }

    @Test
    void titlesAndPeopleAreFoundByTheirFirstConsonants() {
        String id = id(agent.open("쀍뮭 훼뤭 장애"));
        assertThat(ids(search(agent, "ㅃㅁ"))).contains(id);
        assertThat(ids(search(agent, "ㅎㄹ"))).contains(id);
        assertThat(ids(search(agent, "ㅃㅁ ㅎㄹ ㅈㅇ"))).containsExactly(id);
        assertThat(ids(search(agent, "ㅃㅁㅎ"))).as("a blank parts them").isEmpty();
    }

    @Test
    void changedTitleIsFoundByItsNewWordsOnly() {
        String id = id(agent.open("wombat"));
        agent.patch(TICKETS + "/" + id, Map.of("title", "platypus"), 1)
                .expectStatus()
                .isOk();
        assertThat(ids(search(agent, "wombat"))).isEmpty();
        assertThat(ids(search(agent, "platyp"))).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=", "q=%20", "q=x&limit=0", "q=x&limit=51", "q=x&type=wish", "q=a%00b", "limit=5"})
    void wrongQuestionsAreRefused(String query) {
        agent.get("/api/v1/search?" + query).expectStatus().isBadRequest();
    }

    private void say(JsonNode ticket, String visibility, String text) {
        agent.post(TICKETS + "/" + id(ticket) + "/messages", Map.of("visibility", visibility, "body", text))
                .expectStatus()
                .isCreated();
    }

    private static JsonNode search(Desk desk, String typed) {
        return desk.read("/api/v1/search?limit=50&q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
    }

    private static List<String> ids(JsonNode found) {
        return found.get("items").valueStream().map(Desk::id).toList();
    }
}

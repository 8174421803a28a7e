package io.bongsu.ticket.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import io.bongsu.ticket.Desk;
import io.bongsu.ticket.round.Rounds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What happens to tickets is what the manager reads, a moment later. */
@BongsuTest("ticket")
class ReportIT {
    private static final String DESK = "/api/v1/reports/desk";

    @LocalServerPort
    int port;

    @Autowired
    Rounds<Tenant> figureRounds;

    @Test
    void figuresFollowTicketsThroughResolvingAndReopening() {
        Desk admin = Desk.of(port, "admin");
        String once = open(admin, "net", "resolved at once");
        String twice = open(admin, "net", "comes back");
        open(admin, "sv, \"x\"", "stays open");
        resolve(admin, once);
        resolve(admin, twice);
        awaitTotal(admin, "/resolved", 2);
        assertThat(admin.read(DESK).at("/total/firstContactRate").asDouble()).isEqualTo(1.0);

        admin.move(twice, Map.of("to", "inProgress")).expectStatus().isOk();
        awaitTotal(admin, "/resolved", 1);
        JsonNode total = admin.read(DESK).get("total");
        assertThat(total.get("reopened").asInt()).isEqualTo(1);
        assertThat(total.get("reopenRate").asDouble()).isEqualTo(1.0);
        resolve(admin, twice);
        awaitTotal(admin, "/resolved", 2);

        JsonNode queues = admin.read(DESK + "?groupBy=queue");
        JsonNode net = queues.at("/rows/0");
        assertThat(net.get("key").asString()).isEqualTo("net");
        assertThat(net.get("opened").asInt()).isEqualTo(2);
        assertThat(net.get("acknowledged").asInt()).isEqualTo(2);
        assertThat(net.get("firstContactRate").asDouble()).isEqualTo(0.5);
        assertThat(net.at("/mttrSeconds/real").asDouble()).isGreaterThan(0).isLessThan(120);
        assertThat(net.at("/mttrSeconds/realUnpaused").asDouble())
                .isLessThan(net.at("/mttrSeconds/real").asDouble());
        assertThat(net.at("/sla/1/metric").asString()).isEqualTo("resolve");
        assertThat(net.at("/sla/1/closed/met").asInt()).isEqualTo(2);
        assertThat(queues.at("/rows/1/opened").asInt()).isEqualTo(1);
        assertThat(queues.at("/backlog/0/ages/0").asInt()).isEqualTo(1);
        assertThat(queues.get("backlog")).hasSize(1);

        JsonNode days = admin.read(DESK + "?groupBy=day&zone=Asia/Seoul");
        assertThat(days.at("/rows/0/key").asString()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(csv(admin, DESK + ".csv?groupBy=queue"))
                .contains("\r\n\"net\",\"\",2,2,")
                .contains("\r\n\"sv, \"\"x\"\"\",")
                .contains("\r\n\"*\",");
        admin.get(DESK + ".xlsx?groupBy=queue&lang=ko")
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .expectBody()
                .consumeWith(file -> assertThat(file.getResponseBody()).startsWith('P', 'K'));
        assertThat(Desk.at(port, Tokens.of("admin", Tokens.ACME))
                        .read(DESK)
                        .at("/total/opened")
                        .asInt())
                .isZero();
    }

    @Test
    void whatMakesNoPeriodIsRefusedAndRequestersSeeNoFigures() {
        Desk admin = Desk.of(port, "admin");
        for (String query : new String[] {
            "from=2026-02-01&to=2026-01-01",
            "from=x",
            "from=1000-01-01",
            "to=2026-13-01",
            "groupBy=moon",
            "zone=Mars",
            "from=2020-01-01"
        }) {
            admin.get(DESK + "?" + query).expectStatus().isBadRequest();
        }
        Desk.of(port, "requester").get(DESK).expectStatus().isForbidden();
    }

    private static String open(Desk desk, String queue, String title) {
        return Desk.body(desk.post(
                                "/api/v1/tickets",
                                Map.of("type", "incident", "title", title, "queue", queue, "description", ""))
                        .expectStatus()
                        .isCreated())
                .get("id")
                .asString();
    }

    private static void resolve(Desk desk, String ticket) {
        desk.move(ticket, Map.of("to", "inProgress"));
        desk.move(ticket, Map.of("to", "resolved", "comment", "Done."))
                .expectStatus()
                .isOk();
    }

    /** The service sums by itself; asking it to do so now as well only makes the test shorter. */
    private void awaitTotal(Desk desk, String figure, int wanted) {
        figureRounds.run().block();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(desk.read(DESK).get("total").at(figure).asInt())
                                .isEqualTo(wanted));
    }

    private static String csv(Desk desk, String uri) {
        byte[] body =
                desk.get(uri).expectStatus().isOk().expectBody().returnResult().getResponseBody();
        return new String(java.util.Objects.requireNonNull(body), StandardCharsets.UTF_8);
    }
}

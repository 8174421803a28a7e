package io.bongsu.ticket.sla.explain;

import static io.bongsu.ticket.Desk.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.platform.test.BongsuTest;
import io.bongsu.ticket.Desk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The clock over HTTP: what it answers, and what it says of questions that cannot be. */
@BongsuTest(value = "ticket", together = "desk")
class ExplainIT {
    private static final String EXPLAIN = "/api/v1/slas/explain";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    @Test
    void answersItsOwnExample() {
        JsonNode answer = body(Desk.of(port, "viewer")
                .post(EXPLAIN, JSON.readTree(ExplainWish.EXAMPLE))
                .expectStatus()
                .isOk());
        assertThat(answer).isEqualTo(JSON.readTree("""
                                {"state": "running", "breached": false, "deadline": "2026-02-19T04:00:00Z",
                                 "displayDue": "2026-02-19T03:00:00Z", "consumed": "PT30M", "remaining": "PT3H30M",
                                 "explanation": [{"from": "2026-02-13T08:00:00Z", "to": "2026-02-13T08:30:00Z", "counted": true,
                                                  "why": "open", "duration": "PT30M"}],
                                 "forecast": [
                                  {"from": "2026-02-13T08:30:00Z", "to": "2026-02-13T09:00:00Z", "counted": true, "why": "open", "duration": "PT30M"},
                                  {"from": "2026-02-13T09:00:00Z", "to": "2026-02-15T15:00:00Z", "counted": false, "why": "closed", "duration": "PT54H"},
                                  {"from": "2026-02-15T15:00:00Z", "to": "2026-02-18T15:00:00Z", "counted": false, "why": "holiday", "duration": "PT72H"},
                                  {"from": "2026-02-18T15:00:00Z", "to": "2026-02-19T00:00:00Z", "counted": false, "why": "closed", "duration": "PT9H"},
                                  {"from": "2026-02-19T00:00:00Z", "to": "2026-02-19T03:00:00Z", "counted": true, "why": "open", "duration": "PT3H"},
                                  {"from": "2026-02-19T03:00:00Z", "to": "2026-02-19T04:00:00Z", "counted": false, "why": "closed", "duration": "PT1H"}]}"""));
    }

    @ParameterizedTest
    @CsvSource({"admin,200", "operator,200", "agent,200", "viewer,200", "requester,403", "finance,403"})
    void isForThoseWhoReadTickets(String role, int status) {
        Desk.of(port, role)
                .post(EXPLAIN, JSON.readTree(ExplainWish.EXAMPLE))
                .expectStatus()
                .isEqualTo(status);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/calendar | null | /calendar | required",
                "/calendar/zone | \"Mars/Olympus\" | /calendar/zone | unknown-zone",
                "/calendar/zone | \"+09:00\" | /calendar/zone | unknown-zone",
                "/calendar/zone | null | /calendar/zone | required",
                "/calendar/weekly | {} | /calendar/weekly | never-open",
                "/calendar/weekly | {\"mon\": []} | /calendar/weekly | never-open",
                "/calendar/weekly | {\"funday\": []} | /calendar/weekly/funday | unknown-weekday",
                "/calendar/weekly | {\"mon\": [[\"09:00\", \"00:00\"]]} | /calendar/weekly/mon/0/1 | ends-at-00:00",
                "/calendar/weekly | {\"mon\": [[\"09:00\", \"09:00\"]]} | /calendar/weekly/mon/0/1 | end-not-after-start",
                "/calendar/weekly | {\"mon\": [[\"24:00\", \"09:00\"]]} | /calendar/weekly/mon/0/0 | begins-at-24:00",
                "/calendar/weekly | {\"mon\": [[\"9\", \"18:00\"]]} | /calendar/weekly/mon/0/0 | not-a-time",
                "/calendar/weekly | {\"mon\": [[\"09:00\", \"24:01\"]]} | /calendar/weekly/mon/0/1 | not-a-time",
                "/calendar/weekly | {\"mon\": [[\"09:00\"]]} | /calendar/weekly/mon/0 | not-an-interval",
                "/calendar/exceptions | [{\"date\": \"2026-02-30\", \"kind\": \"holiday\"}] | /calendar/exceptions/0/date | not-a-date",
                "/calendar/exceptions | [{\"date\": \"2026-02-20\", \"kind\": \"party\"}] | /calendar/exceptions/0/kind | unknown-value",
                "/calendar/exceptions | [{\"date\": \"2026-02-20\", \"kind\": \"shift\"}] | /calendar/exceptions/0/intervals | required",
                "/calendar/exceptions | [{\"from\": \"2026-02-20\", \"kind\": \"holiday\"}] | /calendar/exceptions/0/to | required",
                "/target | {\"kind\": \"working-time\", \"duration\": \"P1D\"} | /target/duration | not-a-duration",
                "/target | {\"kind\": \"working-time\", \"duration\": \"-PT1H\"} | /target/duration | not-a-duration",
                "/target | {\"kind\": \"working-time\", \"duration\": \"PT0.0001S\"} | /target/duration | not-a-duration",
                "/target | {\"kind\": \"working-time\"} | /target/duration | required",
                "/target | {\"kind\": \"working-days\", \"days\": 1.5} | /target/days | not-whole",
                "/target | {\"kind\": \"working-days\", \"days\": -1} | /target/days | out-of-range",
                "/target | {\"kind\": \"working-years\"} | /target/kind | unknown-value",
                "/events | [] | /events | required",
                "/events | [{\"at\": \"2026-02-13T08:00:00Z\", \"type\": \"pause\"}] | /events/0/type | not-started",
                "/events | [{\"at\": \"yesterday\", \"type\": \"start\"}] | /events/0/at | not-an-instant",
                "/now | \"2026-02-13 08:00\" | /now | not-an-instant",
                "/now | null | /now | required",
                "/when | 1 | /when | unknown-field"
            })
    void saysWhatIsWrongAndWhere(String at, String value, String pointer, String code) {
        var wish = (tools.jackson.databind.node.ObjectNode) JSON.readTree(ExplainWish.EXAMPLE);
        int cut = at.lastIndexOf('/');
        ((tools.jackson.databind.node.ObjectNode) wish.at(at.substring(0, cut)))
                .set(at.substring(cut + 1), JSON.readTree(value));
        if (at.equals("/calendar/weekly")) {
            ((tools.jackson.databind.node.ObjectNode) wish.at("/calendar")).remove("exceptions");
        }
        JsonNode problem =
                body(Desk.of(port, "agent").post(EXPLAIN, wish).expectStatus().isBadRequest());
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "resume", "reopen"})
    void runningClockRefuses(String type) {
        JsonNode problem = body(explainEvents(type).expectStatus().isBadRequest());
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/events/1/type");
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo("illegal-event");
        assertThat(problem.at("/errors/0/detail").asString()).contains("running");
    }

    @Test
    void eventsOutOfOrderAreRefused() {
        var wish = (tools.jackson.databind.node.ObjectNode) JSON.readTree(ExplainWish.EXAMPLE);
        wish.set("events", JSON.readTree("""
                [{"at": "2026-02-13T08:00:00Z", "type": "start"}, {"at": "2026-02-13T07:59:59.999Z", "type": "pause"}]"""));
        JsonNode problem =
                body(Desk.of(port, "agent").post(EXPLAIN, wish).expectStatus().isBadRequest());
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/events/1/at");
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo("out-of-order");
    }

    @Test
    void calendarThatDoesNotOpenLongEnoughIsToldSo() {
        var wish = (tools.jackson.databind.node.ObjectNode) JSON.readTree(ExplainWish.EXAMPLE);
        wish.set("calendar", JSON.readTree("""
                {"zone": "Asia/Seoul", "exceptions": [{"date": "2026-02-20", "kind": "shift", "intervals": [["09:00", "10:00"]]}]}"""));
        JsonNode problem =
                body(Desk.of(port, "agent").post(EXPLAIN, wish).expectStatus().isEqualTo(422));
        assertThat(problem.get("type").asString()).isEqualTo("/problems/sla-never-due");
    }

    @Test
    void bodyThatIsNoJsonOrNoObjectIsRefused() {
        Desk.of(port, "agent").post(EXPLAIN, "{").expectStatus().isBadRequest();
        Desk.of(port, "agent").post(EXPLAIN, "[]").expectStatus().isBadRequest();
        Desk.of(port, "agent").post(EXPLAIN, "null").expectStatus().isBadRequest();
    }

    private org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec explainEvents(String second) {
        var wish = (tools.jackson.databind.node.ObjectNode) JSON.readTree(ExplainWish.EXAMPLE);
        wish.set("events", JSON.readTree("""
                [{"at": "2026-02-13T08:00:00Z", "type": "start"}, {"at": "2026-02-13T08:10:00Z", "type": "%s"}]""".formatted(second)));
        return Desk.of(port, "agent").post(EXPLAIN, wish);
    }
}

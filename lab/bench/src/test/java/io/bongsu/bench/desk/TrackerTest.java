package io.bongsu.bench.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.bench.suite.NotMeasurable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrackerTest {
    private static final int SIZE = 300;
    private static final int BEFORE = 1_000;
    private static final int NOBODY = 6;
    private static final JsonMapper JSON = new JsonMapper();

    private final Corpus corpus = new Corpus(SIZE, Instant.parse("2026-11-21T00:00:00Z"));
    private final TrackerGround ground = ground();

    private static TrackerGround ground() {
        Map<String, Integer> queues = new HashMap<>();
        Corpus.QUEUES.forEach(name -> queues.put(name, queues.size() + 3));
        Map<String, Integer> people = new HashMap<>();
        Corpus.people().forEach(one -> people.put(one.person().id(), people.size() + 50));
        return new TrackerGround(queues, people, NOBODY, BEFORE, BEFORE, BEFORE, BEFORE);
    }

    private List<List<String>> rows(TrackerTable table) {
        Row row = new Row();
        IntStream.range(0, SIZE).forEach(number -> table.rows(number, corpus.ticket(number), ground, row));
        return row.take().lines().map(line -> List.of(line.split("\t", -1))).toList();
    }

    private static Set<String> column(List<List<String>> rows, int column) {
        return rows.stream().map(row -> row.get(column)).collect(Collectors.toSet());
    }

    @Test
    void noKeyIsTakenTwiceAndNoneOfThoseThatWereThere() {
        for (TrackerTable table : TrackerTable.values()) {
            if (table != TrackerTable.MEMBERS) { // the database numbers these
                List<List<String>> rows = rows(table);
                Set<String> keys = column(rows, 0);
                assertThat(keys).as(table.table()).hasSameSizeAs(rows);
                int first = keys.stream().mapToInt(Integer::parseInt).min().orElseThrow();
                assertThat(first).as(table.table()).isEqualTo(table == TrackerTable.TICKETS ? 1 : BEFORE + 1);
            }
        }
    }

    @Test
    void whatRefersToSomethingFindsIt() {
        Set<String> happened = column(rows(TrackerTable.TRANSACTIONS), 0);
        Set<String> groups = column(rows(TrackerTable.GROUPS), 0);
        assertThat(rows(TrackerTable.ATTACHMENTS))
                .hasSize(6 * SIZE)
                .allSatisfy(row -> assertThat(happened).contains(row.get(1)));
        assertThat(column(rows(TrackerTable.PRINCIPALS), 0)).isEqualTo(groups);
        assertThat(rows(TrackerTable.MEMBERS))
                .hasSize(2 * SIZE)
                .allSatisfy(row -> assertThat(groups).contains(row.getFirst()));
        assertThat(rows(TrackerTable.ALL_MEMBERS))
                .allSatisfy(row -> assertThat(row.get(3)).isEqualTo(row.getFirst()));
    }

    @Test
    void ownersStatusesAndPrioritiesAreThoseOfTheCorpus() {
        List<List<String>> rows = rows(TrackerTable.TICKETS);
        for (int i = 0; i < SIZE; i++) {
            Corpus.Ticket ticket = corpus.ticket(i);
            assertThat(rows.get(i).get(4).equals("" + NOBODY)).isEqualTo(ticket.assignee() == null);
            assertThat(List.of("new", "open", "stalled").contains(rows.get(i).get(8)))
                    .isEqualTo(ticket.isOpen());
            assertThat(Integer.parseInt(rows.get(i).get(7))).isEqualTo(120 - 20 * ticket.priority());
            assertThat(rows.get(i).get(12).equals("1970-01-01T00:00:00Z")).isEqualTo(ticket.isOpen());
        }
    }

    @Test
    void answersThatSayNothingAreNone() throws NotMeasurable {
        String full = "{\"items\":[{\"Subject\":\"a\",\"Queue\":{\"Name\":\"b\"},\"Owner\":{\"Name\":\"c\"}}]}";
        TrackerAnswers.list(JSON.readTree(full), true);
        TrackerAnswers.list(JSON.missingNode(), true);
        TrackerAnswers.list(JSON.readTree("{\"items\":[]}"), false);
        assertThatThrownBy(() -> TrackerAnswers.list(JSON.readTree("{\"items\":[]}"), true))
                .isInstanceOf(NotMeasurable.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> TrackerAnswers.list(JSON.readTree(full.replace("\"c\"", "\"\"")), false))
                .hasMessageContaining("lacks");
    }

    @Test
    void ticketShowsAllThatWasSaid() throws NotMeasurable {
        JsonNode ticket = JSON.readTree("{\"Subject\":\"a\"}");
        JsonNode history = items(6, "{\"id\":\"%d\"}");
        String text = "{\"TransactionId\":\"%d\",\"Content\":\"hi\"}";
        TrackerAnswers.ticket(ticket, history, items(6, text));
        assertThatThrownBy(() -> TrackerAnswers.ticket(ticket, history, items(5, text)))
                .isInstanceOf(NotMeasurable.class);
        assertThatThrownBy(() -> TrackerAnswers.ticket(ticket, items(5, "{\"id\":\"%d\"}"), items(6, text)))
                .isInstanceOf(NotMeasurable.class);
    }

    private static JsonNode items(int count, String form) {
        return JSON.readTree(IntStream.range(0, count)
                .mapToObj(form::formatted)
                .collect(Collectors.joining(",", "{\"items\":[", "]}")));
    }
}

package io.bongsu.ticket.sla.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.ticket.sla.clock.Due;
import io.bongsu.ticket.sla.clock.OpenTime;
import io.bongsu.ticket.sla.clock.SlaClock;
import io.bongsu.ticket.sla.clock.Tally;
import io.bongsu.ticket.sla.json.Words;
import java.io.InputStream;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The vectors the clock is held to, and what follows from its definition: {@code src/test/resources/sla/vectors.json}. */
class VectorsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TestFactory
    Stream<DynamicTest> clockShowsWhatTheDefinitionSays() throws Exception {
        try (InputStream vectors = Objects.requireNonNull(VectorsTest.class.getResourceAsStream("/sla/vectors.json"))) {
            return JSON
                    .readTree(vectors)
                    .valueStream()
                    .map(vector -> DynamicTest.dynamicTest(vector.get("id").asString(), () -> check(vector)))
                    .toList()
                    .stream();
        }
    }

    private static void check(JsonNode vector) {
        ObjectNode body = JSON.createObjectNode();
        for (String field : new String[] {"calendar", "target", "events", "now"}) {
            body.set(field, vector.get(field));
        }
        ExplainQuestion question = ExplainQuestion.read(body);
        ExplainAnswer answer = ExplainClock.answer(question);
        JsonNode shown = JSON.valueToTree(answer);
        vector.get("expect")
                .properties()
                .forEach(expected -> expect(answer, shown, expected.getKey(), expected.getValue()));
        addsUp(answer);
    }

    private static void expect(ExplainAnswer answer, JsonNode shown, String name, JsonNode value) {
        switch (name) {
            case "consumedMinutes" -> assertThat(answer.consumed()).isEqualTo(Words.duration(value.asLong() * 60_000));
            case "remainingMinutes" ->
                assertThat(answer.remaining()).isEqualTo(Words.duration(value.asLong() * 60_000));
            case "offset", "level" -> {} // see below
            case "deadline", "displayDue" ->
                assertThat(
                                shown.get(name).isNull()
                                        ? null
                                        : OffsetDateTime.parse(shown.get(name).asString())
                                                .toInstant())
                        .as(name)
                        .isEqualTo(
                                value.isNull()
                                        ? null
                                        : OffsetDateTime.parse(value.asString()).toInstant());
            default -> assertThat(shown.get(name)).as(name).isEqualTo(value);
        }
    }

    @TestFactory
    Stream<DynamicTest> levelsStandWhereTheDefinitionSays() throws Exception {
        try (InputStream vectors = Objects.requireNonNull(VectorsTest.class.getResourceAsStream("/sla/vectors.json"))) {
            return JSON
                    .readTree(vectors)
                    .valueStream()
                    .filter(vector -> vector.get("expect").has("level"))
                    .map(vector -> DynamicTest.dynamicTest(vector.get("id").asString(), () -> checkLevel(vector)))
                    .toList()
                    .stream();
        }
    }

    private static void checkLevel(JsonNode vector) {
        ObjectNode body = JSON.createObjectNode();
        for (String field : new String[] {"calendar", "target", "events", "now"}) {
            body.set(field, vector.get(field));
        }
        ExplainQuestion question = ExplainQuestion.read(body);
        SlaClock clock = new SlaClock(new OpenTime(question.calendar().compiled()), question.target());
        Tally tally = clock.replay(question.events(), question.now());
        long offset = Duration.parse(vector.at("/expect/offset").asString()).toMillis();
        assertThat(clock.level(tally, offset).map(Due::display).map(Words::instant))
                .contains(OffsetDateTime.parse(vector.at("/expect/level").asString())
                        .toInstant());
    }

    /** Counted lines are what was consumed; lines follow each other without a gap. */
    private static void addsUp(ExplainAnswer answer) {
        Duration counted = answer.explanation().stream()
                .filter(ExplainAnswer.Line::counted)
                .map(line -> Duration.parse(line.duration()))
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(counted.toString()).isEqualTo(answer.consumed());
        for (int i = 1; i < answer.explanation().size(); i++) {
            assertThat(answer.explanation().get(i).from())
                    .isEqualTo(answer.explanation().get(i - 1).to());
        }
    }
}

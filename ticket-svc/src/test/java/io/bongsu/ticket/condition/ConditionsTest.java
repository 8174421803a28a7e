package io.bongsu.ticket.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people may write as a condition, what is refused and where it says so. */
class ConditionsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final Conditions conditions = new Conditions();

    private static Map<String, Object> values() {
        Subject.Nature nature = new Subject.Nature(
                "incident",
                2,
                "high",
                "medium",
                "network",
                "r1",
                "Ji-woo Han",
                List.of("vpn", "지사"),
                "VPN이 끊깁니다",
                "x".repeat(20_000),
                Map.of("onBehalfOf", "kim"),
                Map.of("site", "seoul"),
                true);
        Subject.Standing standing = new Subject.Standing(
                "INC-2026-000001", "new", "new", null, null, NOW.minusSeconds(7200), NOW.minusSeconds(60), null);
        return new Subject(nature, standing).values(NOW);
    }

    private Verdict verdict(String text) {
        return conditions.accepted(text, Scope.TICKET, "/condition").holds(values());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "majorIncident && custom.site == 'seoul' && !has(custom.seats)",
                "type == 'incident' && priority <= 2 && queue in ['network', 'vpn']",
                "tags.exists(t, t == '지사') && title.contains('VPN')",
                "title.matches('(?i)vpn.*') && assignee == '' && minutesSinceResolved == -1",
                "minutesSinceCreated == 120 && now - createdAt > duration('1h')",
                "fields['onBehalfOf'] == 'kim' && size(tags) == 2",
                "tags.filter(t, t.startsWith('v')).map(t, size(t)) == [3]",
                "createdAt.getHours('Asia/Seoul') == 15"
            })
    void holdsForTheTicketAtHand(String text) {
        assertThat(verdict(text)).isEqualTo(Verdict.YES);
    }

    @Test
    void whatIsNotThereDoesNotHoldAndSaysWhy() {
        Verdict verdict = verdict("fields['nothing'] == 'x'");
        assertThat(verdict.yes()).isFalse();
        assertThat(verdict.fault()).contains("nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "priority =< 2|1|10|syntax",
                "prio == 2|1|1|type",
                "type == 'incident' && priority == 'high'|1|32|type",
                "priority|1|1|type",
                "title + title == ''|1|7|type",
                "tags + tags == tags|1|6|not-allowed",
                "title.matches('(')|1|15|pattern",
                "title.matches(description)|1|15|not-allowed",
                "event == 'opened'|1|1|type"
            })
    void faultNamesItsPlace(String text, int line, int column, String code) {
        Fault fault = conditions.faults(text, Scope.TICKET).getFirst();
        assertThat(fault.line()).as(fault.detail()).isEqualTo(line);
        assertThat(fault.column()).as(fault.detail()).isEqualTo(column);
        assertThat(fault.code()).as(fault.detail()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tags.all(a, tags.all(b, tags.all(c, a == b || b == c)))",
                "tags.exists(t, description.matches('.*a.*b.*c.*d.*') || description.matches('(x|y)+z'))",
                "[1,2,3,4,5,6,7,8,9,10].map(a, tags.map(b, tags.filter(c, description.contains(c)))) == []",
                "title.matches('((((a{1000}){1000}){1000}){1000})')",
                "title.matches('(a{100}){100}')"
            })
    void runawayIsRefusedBeforeItRuns(String text) {
        assertThat(conditions.faults(text, Scope.TICKET))
                .first()
                .extracting(Fault::code)
                .isIn("too-costly", "pattern");
    }

    @Test
    void endlessTextsAndDepthsAreRefused() {
        assertThat(conditions.faults("true" + " || true".repeat(300), Scope.TICKET))
                .extracting(Fault::code)
                .containsExactly("too-long");
        assertThat(conditions.faults("(".repeat(900) + "true" + ")".repeat(900), Scope.TICKET))
                .extracting(Fault::code)
                .contains("syntax");
        assertThat(conditions.faults("", Scope.TICKET)).isNotEmpty();
    }

    @Test
    void promisesDoNotDependOnWhereATicketStands() {
        assertThat(conditions.faults("priority == 1", Scope.PROMISE)).isEmpty();
        assertThat(conditions.faults("state == 'new'", Scope.PROMISE)).isNotEmpty();
        assertThat(conditions.faults("event == 'opened' && 'state' in changed", Scope.EVENT))
                .isEmpty();
    }
}

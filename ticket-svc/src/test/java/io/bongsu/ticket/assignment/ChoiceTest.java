package io.bongsu.ticket.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whose is the next ticket? */
class ChoiceTest {
    private static final List<Member> MEMBERS = List.of(
            new Member("a", "A", List.of("vpn")),
            new Member("b", "B", List.of("vpn", "지사")),
            new Member("c", "C", null));

    private static String chosen(Mode mode, @Nullable String last, Map<String, Long> load, List<String> tags) {
        return Choice.of(mode, MEMBERS, last, load, tags).map(Member::id).orElse("");
    }

    @Test
    void turnsGoRoundAndBeginAgainWhenTheLastOneLeft() {
        assertThat(chosen(Mode.ROUND_ROBIN, null, Map.of(), List.of())).isEqualTo("a");
        assertThat(chosen(Mode.ROUND_ROBIN, "a", Map.of(), List.of())).isEqualTo("b");
        assertThat(chosen(Mode.ROUND_ROBIN, "c", Map.of(), List.of())).isEqualTo("a");
        assertThat(chosen(Mode.ROUND_ROBIN, "gone", Map.of(), List.of())).isEqualTo("a");
    }

    @Test
    void leastLoadWinsAndEqualsTakeTurns() {
        assertThat(chosen(Mode.LEAST_LOAD, null, Map.of("a", 2L, "b", 1L, "c", 3L), List.of()))
                .isEqualTo("b");
        assertThat(chosen(Mode.LEAST_LOAD, "a", Map.of("a", 1L, "b", 5L, "c", 1L), List.of()))
                .isEqualTo("c");
    }

    @Test
    void whoKnowsMostGetsItThenWhoHasLeast() {
        assertThat(chosen(Mode.SKILL, null, Map.of("b", 9L), List.of("vpn", "지사")))
                .isEqualTo("b");
        assertThat(chosen(Mode.SKILL, null, Map.of("a", 2L, "b", 1L), List.of("vpn")))
                .isEqualTo("b");
        assertThat(chosen(Mode.SKILL, null, Map.of("a", 2L, "b", 1L), List.of("printer")))
                .isEqualTo("c");
    }

    @Test
    void nobodyIsChosenByHandOrFromNobody() {
        assertThat(chosen(Mode.MANUAL, null, Map.of(), List.of())).isEmpty();
        assertThat(Choice.of(Mode.LEAST_LOAD, List.of(), "a", Map.of(), List.of()))
                .isEqualTo(Optional.empty());
    }
}

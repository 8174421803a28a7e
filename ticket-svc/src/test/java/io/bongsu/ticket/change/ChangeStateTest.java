package io.bongsu.ticket.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChangeStateTest {

    @ParameterizedTest
    @CsvSource({
        "STANDARD,draft scheduled implement review closed",
        "NORMAL,draft assess authorize scheduled implement review closed",
        "EMERGENCY,draft authorize scheduled implement review closed"
    })
    void theStraightWayOfAKind(ChangeKind kind, String way) {
        List<String> went = new ArrayList<>();
        for (ChangeState at = ChangeState.DRAFT;
                went.size() < 20;
                at = at.next(kind).getFirst()) {
            went.add(at.word());
            if (at.next(kind).isEmpty()) {
                break;
            }
        }
        assertThat(String.join(" ", went)).isEqualTo(way);
    }

    @ParameterizedTest
    @EnumSource(ChangeKind.class)
    void whatIsBeingDoneIsNeitherRejectedNorCancelled(ChangeKind kind) {
        assertThat(ChangeState.IMPLEMENT.next(kind)).containsExactly(ChangeState.REVIEW);
        assertThat(ChangeState.REVIEW.next(kind)).containsExactly(ChangeState.CLOSED);
    }
}

package io.bongsu.ticket.incident;

import static io.bongsu.ticket.ticket.TicketFixture.NOW;
import static io.bongsu.ticket.ticket.TicketFixture.SOMEBODY;
import static io.bongsu.ticket.ticket.TicketFixture.anIncident;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.platform.problem.Failure;
import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.ticket.Category;
import io.bongsu.ticket.ticket.Move;
import io.bongsu.ticket.ticket.MoveFailure;
import io.bongsu.ticket.ticket.MoveFailure.IllegalTransition;
import io.bongsu.ticket.ticket.Status;
import io.bongsu.ticket.ticket.Ticket;
import io.bongsu.ticket.ticket.Transition;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class IncidentPracticeTest {
    private static final Map<String, List<String>> LEGAL = Map.of(
            "new", List.of("assigned", "inProgress", "resolved", "cancelled"),
            "assigned", List.of("inProgress", "resolved", "cancelled"),
            "inProgress", List.of("onHold", "resolved", "cancelled"),
            "onHold", List.of("inProgress", "resolved", "cancelled"),
            "resolved", List.of("inProgress", "closed"),
            "closed", List.of(),
            "cancelled", List.of());

    private final IncidentPractice practice = new IncidentPractice();

    @TestFactory
    Stream<DynamicTest> everyPairOfStates() {
        return LEGAL.keySet().stream()
                .flatMap(from -> new IncidentPractice()
                        .states().stream()
                                .map(to -> DynamicTest.dynamicTest(from + " to " + to, () -> {
                                    Ticket ticket = in(from);
                                    if (LEGAL.getOrDefault(from, List.of()).contains(to)) {
                                        assertThat(move(ticket, to).status().state())
                                                .isEqualTo(to);
                                    } else {
                                        assertThatThrownBy(() -> move(ticket, to))
                                                .isInstanceOf(IllegalTransition.class)
                                                .hasMessageContaining("Allowed: ");
                                    }
                                })));
    }

    @Test
    void whatIsOfferedIsWhatIsLegal() {
        LEGAL.forEach((from, to) -> assertThat(practice.transitions(in(from)))
                .extracting(Transition::to)
                .containsExactlyInAnyOrderElementsOf(to));
    }

    @Test
    void unknownStateIsNamed() {
        assertThatThrownBy(() -> move(in("new"), "flying"))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.errors().getFirst().pointer())
                                .isEqualTo("/to"));
    }

    @Test
    void holdNeedsAReason() {
        assertThatThrownBy(() -> move(in("inProgress"), "onHold", null, "later"))
                .isInstanceOf(MoveFailure.Incomplete.class);
        assertThatThrownBy(() -> move(in("inProgress"), "onHold", "lunch", "later"))
                .isInstanceOf(MoveFailure.Incomplete.class);
        assertThat(move(in("inProgress"), "onHold", "vendor", null).status().reason())
                .isEqualTo("vendor");
    }

    @Test
    void waitingForTheRequesterNeedsACommentTheyCanRead() {
        assertThatThrownBy(() -> move(in("inProgress"), "onHold", "requester", null))
                .isInstanceOf(MoveFailure.Incomplete.class);
        Move asked = new Move("onHold", "requester", "Which printer?", SOMEBODY);
        assertThat(practice.move(in("inProgress"), asked, NOW).status().category())
                .isEqualTo(Category.HOLD);
        assertThat(practice.visibilityOfComment(asked)).isEqualTo(Visibility.PUBLIC);
        assertThat(practice.visibilityOfComment(new Move("onHold", "vendor", "Case 4711", SOMEBODY)))
                .isEqualTo(Visibility.INTERNAL);
    }

    @Test
    void answerOfTheRequesterEndsOnlyTheWaitForThem() {
        Ticket waiting = move(in("inProgress"), "onHold", "requester", "Which printer?");
        assertThat(practice.answered(waiting).status().state()).isEqualTo("inProgress");
        Ticket elsewhere = move(in("inProgress"), "onHold", "vendor", null);
        assertThat(practice.answered(elsewhere)).isEqualTo(elsewhere);
    }

    @Test
    void whoStartsWorkOnWhatNobodyHasTakesIt() {
        assertThat(move(in("new"), "inProgress").assignee()).isEqualTo(SOMEBODY);
        assertThat(move(in("new"), "resolved").assignee()).isNull();
    }

    @Test
    void assigningAndTakingAwayMovesNewAndAssigned() {
        Ticket assigned = practice.assign(in("new"), SOMEBODY);
        assertThat(assigned.status().state()).isEqualTo("assigned");
        assertThat(practice.assign(assigned, null).status().state()).isEqualTo("new");
        assertThat(practice.assign(in("inProgress"), null).status().state()).isEqualTo("inProgress");
    }

    @Test
    void resolutionIsKeptWhenClosedAndGoneWhenReopened() {
        Ticket resolved = move(in("inProgress"), "resolved", null, "Restarted the pool.");
        assertThat(resolved.status().resolution()).isEqualTo("Restarted the pool.");
        assertThat(resolved.status().resolvedAt()).isEqualTo(NOW);
        assertThat(move(resolved, "closed").status().resolution()).isEqualTo("Restarted the pool.");
        assertThat(move(resolved, "inProgress").status().resolution()).isNull();
    }

    private Ticket move(Ticket ticket, String to) {
        return move(ticket, to, "onHold".equals(to) ? "vendor" : null, null);
    }

    private Ticket move(Ticket ticket, String to, @Nullable String reason, @Nullable String comment) {
        return practice.move(ticket, new Move(to, reason, comment, SOMEBODY), NOW);
    }

    private static Ticket in(String state) {
        Stage stage = Stage.of(state).orElseThrow();
        String reason = stage == Stage.ON_HOLD ? "vendor" : null;
        return anIncident(new Status(state, stage.category(), reason, null, false, null));
    }
}

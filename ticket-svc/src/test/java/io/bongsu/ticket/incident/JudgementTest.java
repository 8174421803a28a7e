package io.bongsu.ticket.incident;

import static io.bongsu.ticket.Facts.changed;
import static io.bongsu.ticket.Facts.closed;
import static io.bongsu.ticket.Facts.opened;
import static io.bongsu.ticket.Facts.requested;
import static io.bongsu.ticket.ticket.TicketFixture.NOW;
import static io.bongsu.ticket.ticket.TicketFixture.anIncident;
import static io.bongsu.ticket.ticket.TicketFixture.touched;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.contracts.event.IncidentRequested;
import io.bongsu.contracts.event.SituationChanged;
import io.bongsu.contracts.event.SituationClosed;
import io.bongsu.contracts.event.SituationOpened;
import io.bongsu.ticket.policy.IncidentPolicy;
import io.bongsu.ticket.ticket.Ticket;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final UUID ID = new UUID(1, 1);
    private static final IncidentPolicy POLICY = new IncidentPolicy(3, true, 7, 0);

    private Situation known = new Situation(ID, "", 0, Situation.Phase.UNKNOWN, false, null, null);

    /** Hears a fact, remembers it, and says what is to be done. */
    private List<Step> hear(Object fact, @Nullable Ticket ticket, IncidentPolicy policy) {
        Observation observation = switch (fact) {
            case SituationOpened f -> Observation.of(f);
            case SituationChanged f -> Observation.of(f);
            case SituationClosed f -> Observation.of(f);
            default -> Observation.of((IncidentRequested) fact);
        };
        Situation after = known.observed(observation);
        List<Step> steps = new Judgement(observation, known, after, policy).steps(ticket);
        known = after;
        return steps;
    }

    private List<Step> hear(Object fact, @Nullable Ticket ticket) {
        return hear(fact, ticket, POLICY);
    }

    @Nested
    class WithoutIncident {
        @Test
        void severityOfThePolicyOpensOne() {
            assertThat(hear(opened(ID, 2), null)).isEmpty();
            assertThat(hear(changed(ID, 3, "firing", 1), null)).containsExactly(new Step.Open(3));
        }

        @Test
        void endAloneOpensNothing() {
            assertThat(hear(closed(ID, 9), null)).isEmpty();
        }

        @Test
        void beginningHeardAfterTheEndOpensAndResolves() {
            hear(closed(ID, 9), null);
            assertThat(hear(opened(ID, 4), null)).containsExactly(new Step.Open(4), new Step.Resolve());
        }

        @Test
        void beginningHeardAfterTheEndStaysOpenWherePeopleResolve() {
            hear(closed(ID, 9), null);
            assertThat(hear(opened(ID, 4), null, new IncidentPolicy(3, false, 7, 1)))
                    .containsExactly(new Step.Open(4));
        }

        @Test
        void whoAsksForOneAfterTheEndGetsItOpen() {
            hear(opened(ID, 1), null);
            hear(closed(ID, 5), null);
            assertThat(hear(requested(ID, 1, 9), null)).containsExactly(new Step.Open(1));
        }
    }

    @Nested
    class WithIncident {
        private final Ticket untouched = anIncident(new IncidentState.New().status());
        private final Ticket recovered = anIncident(new IncidentState.Resolved("recovered", true, NOW).status());

        @Test
        void secondWishOnlyTellsWhichItIs() {
            hear(opened(ID, 4), null);
            assertThat(hear(requested(ID, 4, 1), untouched)).containsExactly(new Step.TellAgain());
        }

        @Test
        void recoveryResolvesWhatNobodyTouched() {
            hear(opened(ID, 4), null);
            assertThat(hear(closed(ID, 9), untouched)).containsExactly(new Step.Resolve());
        }

        @Test
        void recoveryAnnotatesWhatAPersonTouched() {
            hear(opened(ID, 4), null);
            assertThat(hear(closed(ID, 9), touched(untouched))).containsExactly(new Step.Annotate("recovered"));
        }

        @Test
        void recoveryAnnotatesWhereThePolicySaysSo() {
            hear(opened(ID, 4), null);
            assertThat(hear(closed(ID, 9), untouched, new IncidentPolicy(3, false, 7, 1)))
                    .containsExactly(new Step.Annotate("recovered"));
        }

        @Test
        void sameEndHeardTwiceIsSaidOnce() {
            hear(opened(ID, 4), null);
            hear(closed(ID, 9), untouched);
            assertThat(hear(closed(ID, 9), recovered)).isEmpty();
        }

        @Test
        void lateFactDoesNotOpenItAgain() {
            hear(opened(ID, 4), null);
            hear(closed(ID, 9), untouched);
            assertThat(hear(changed(ID, 4, "firing", 5), recovered)).isEmpty();
        }

        @Test
        void alertsThatAreBackOpenItAgain() {
            hear(opened(ID, 4), null);
            hear(closed(ID, 9), untouched);
            assertThat(hear(changed(ID, 4, "resolved", 10), recovered)).isEmpty();
            assertThat(hear(changed(ID, 4, "firing", 11), recovered)).containsExactly(new Step.Reopen());
        }

        @Test
        void alertsThatAreBackAnnotateWhatAPersonResolved() {
            Ticket byPerson = touched(anIncident(new IncidentState.Resolved("done", false, NOW).status()));
            hear(opened(ID, 4), null);
            hear(closed(ID, 9), byPerson);
            assertThat(hear(changed(ID, 4, "firing", 11), byPerson)).containsExactly(new Step.Annotate("reopened"));
        }

        @Test
        void worseningIsSaidWithBeforeAndAfter() {
            hear(opened(ID, 3), null);
            assertThat(hear(changed(ID, 5, "firing", 1), untouched)).containsExactly(new Step.Worsen(3, 5));
            assertThat(hear(changed(ID, 4, "firing", 2), untouched)).isEmpty();
        }
    }
}

package io.bongsu.ticket.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.ticket.sla.TicketClock.Marks;
import io.bongsu.ticket.sla.TicketClock.Told;
import io.bongsu.ticket.sla.clock.Tally;
import io.bongsu.ticket.sla.json.TargetWords;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PromisesTest {
    private static final Promise REFUSED = promise(1, "PT1H", OnChange.RETROACTIVE);
    private static final Promise NEXT = promise(2, "PT2H", OnChange.FROM_CHANGE);
    private static final TicketClock RUNNING = new TicketClock(
            new UUID(0, 1),
            Metric.RESOLVE,
            1,
            null,
            REFUSED,
            false,
            Tally.started(0),
            Told.NOTHING,
            Set.of(),
            Marks.NONE);

    private static Promise promise(int policy, String target, OnChange onChange) {
        return new Promise(
                new UUID(2, policy),
                "policy " + policy,
                new UUID(3, 1),
                TargetWords.ofColumn(target),
                Set.of(),
                Escalation.USUAL,
                null,
                onChange);
    }

    private static Promises promises(@Nullable Promise now) {
        return new Promises(now == null ? Map.of() : Map.of(Metric.RESOLVE, now), Set.of(REFUSED.policyId()));
    }

    @Test
    void whatARefusedPolicyPromisedGoesOn() {
        assertThat(promises(NEXT).to(RUNNING)).isEqualTo(REFUSED);
        assertThat(promises(null).to(RUNNING)).isEqualTo(REFUSED);
    }

    @Test
    void clockThatHadEndedTakesWhatAnotherPolicyPromises() {
        assertThat(promises(NEXT).to(RUNNING.cancelledNow())).isEqualTo(NEXT);
        assertThat(promises(null).to(RUNNING.cancelledNow())).isNull();
    }

    @Test
    void nothingIsKeptOfAPromiseThatHadEnded() {
        Promise keeping = promise(2, "PT2H", OnChange.KEEP);
        assertThat(promises(keeping).to(RUNNING.cancelledNow())).isEqualTo(keeping.held());
    }
}

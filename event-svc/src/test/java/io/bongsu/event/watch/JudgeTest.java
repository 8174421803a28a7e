package io.bongsu.event.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.contracts.EntityRef;
import io.bongsu.event.alert.AlertSignal;
import io.bongsu.event.rule.Condition;
import io.bongsu.event.rule.Op;
import io.bongsu.event.rule.WatchedRule;
import io.bongsu.event.watch.Judge.Judgement;
import io.bongsu.event.watch.SeriesState.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
    private static final UUID RULE = UUID.fromString("00000000-0000-7000-8000-0000000000aa");

    private final List<AlertSignal> signals = new ArrayList<>();
    private SeriesState state = SeriesState.first(
            SeriesKey.of(RULE, new TreeMap<>()),
            new TreeMap<>(),
            EntityRef.named(UUID.fromString("00000000-0000-7000-8000-000000000001"), "host", "web1"),
            START);

    private static WatchedRule rule(Duration hold, @Nullable Duration noData) {
        return rule(new Condition(Op.GT, 0.9, 0.8), hold, noData);
    }

    private static WatchedRule rule(Condition condition, Duration hold, @Nullable Duration noData) {
        return new WatchedRule(RULE, "CPU", "cpu-1", condition, hold, noData, 4, "{{entity}} {{value}}");
    }

    private void sample(WatchedRule rule, double value, int second) {
        Instant at = START.plusSeconds(second);
        Sample sample = new Sample(RULE, new TreeMap<>(), value, at);
        Judge judge = new Judge(rule);
        if (!judge.isLate(state, sample)) {
            keep(judge.sample(state, sample, at));
        }
    }

    private void time(WatchedRule rule, int second) {
        keep(new Judge(rule).time(state, START.plusSeconds(second), START));
    }

    private void keep(Judgement judgement) {
        state = judgement.state();
        signals.addAll(judgement.signals());
    }

    private List<String> heard() {
        return signals.stream().map(signal -> signal.getClass().getSimpleName()).toList();
    }

    @Nested
    class WithoutHold {
        private final WatchedRule rule = rule(Duration.ZERO, null);

        @Test
        void firesAtTheFirstBreach() {
            sample(rule, 0.91, 0);
            assertThat(heard()).containsExactly("Raised");
            assertThat(state.phase()).isEqualTo(Phase.FIRING);
        }

        @Test
        void thresholdItselfIsNoBreachOfGreaterThan() {
            sample(rule, 0.9, 0);
            assertThat(heard()).isEmpty();
        }

        @Test
        void staysFiringBetweenRecoveryAndThreshold() {
            sample(rule, 0.95, 0);
            sample(rule, 0.85, 5);
            assertThat(heard()).containsExactly("Raised", "Raised");
            assertThat(state.phase()).isEqualTo(Phase.FIRING);
        }

        @Test
        void recoversAtTheRecoveryValue() {
            sample(rule, 0.95, 0);
            sample(rule, 0.8, 5);
            assertThat(heard()).containsExactly("Raised", "Cleared");
            assertThat(state.phase()).isEqualTo(Phase.NORMAL);
        }

        @Test
        void outOfOrderSampleSaysNothing() {
            sample(rule, 0.5, 10);
            sample(rule, 0.99, 5);
            sample(rule, 0.99, 10);
            assertThat(heard()).isEmpty();
        }

        @Test
        void infinityIsAValue() {
            sample(rule, Double.POSITIVE_INFINITY, 0);
            assertThat(heard()).containsExactly("Raised");
            assertThat(((AlertSignal.Raised) signals.getFirst()).value()).isNull();
        }
    }

    @Nested
    class WithHold {
        private final WatchedRule rule = rule(Duration.ofMinutes(1), null);

        @Test
        void waitsUntilTheBreachLastedLongEnough() {
            sample(rule, 0.95, 0);
            sample(rule, 0.95, 59);
            assertThat(heard()).containsExactly("Pending");
            sample(rule, 0.95, 60);
            assertThat(heard()).containsExactly("Pending", "Raised");
        }

        @Test
        void oneGoodSampleBeginsAnew() {
            sample(rule, 0.95, 0);
            sample(rule, 0.85, 30);
            sample(rule, 0.95, 60);
            time(rule, 89);
            assertThat(heard()).containsExactly("Pending", "Calmed", "Pending");
        }

        @Test
        void firesByTimeWhenNoFurtherSampleComes() {
            sample(rule, 0.95, 0);
            time(rule, 59);
            assertThat(heard()).containsExactly("Pending");
            time(rule, 60);
            assertThat(heard()).containsExactly("Pending", "Raised");
            time(rule, 61);
            assertThat(heard()).hasSize(2);
        }

        @Test
        void shorterHoldCountsFromTheBeginningOfTheBreach() {
            sample(rule, 0.95, 0);
            WatchedRule shorter = rule(Duration.ofSeconds(10), null);
            state = new Judge(shorter).rescheduled(state, START.plusSeconds(20));
            time(shorter, 20);
            assertThat(heard()).containsExactly("Pending", "Raised");
        }
    }

    @Nested
    class WithNoData {
        private final WatchedRule rule = rule(Duration.ZERO, Duration.ofMinutes(2));

        @Test
        void silenceIsAProblemOfItsOwnUntilDataComeAgain() {
            sample(rule, 0.5, 0);
            time(rule, 119);
            assertThat(heard()).isEmpty();
            time(rule, 120);
            assertThat(heard()).containsExactly("Raised");
            assertThat(signals.getFirst().key()).contains(":no-data");
            time(rule, 500);
            assertThat(heard()).hasSize(1);
            sample(rule, 0.5, 501);
            assertThat(heard()).containsExactly("Raised", "Cleared");
        }

        @Test
        void nobodyIsBlamedForASilenceThatWasOurs() {
            sample(rule, 0.5, 0);
            Instant restarted = START.plusSeconds(600);
            keep(new Judge(rule).time(state, restarted.plusSeconds(1), restarted));
            assertThat(heard()).isEmpty();
            keep(new Judge(rule).time(state, restarted.plusSeconds(120), restarted));
            assertThat(heard()).containsExactly("Raised");
        }

        @Test
        void silentSeriesIsForgivenWhenTheRuleStopsAsking() {
            sample(rule, 0.5, 0);
            time(rule, 120);
            WatchedRule without = rule(Duration.ZERO, null);
            state = new Judge(without).rescheduled(state, START.plusSeconds(130));
            time(without, 130);
            assertThat(heard()).containsExactly("Raised", "Cleared");
            assertThat(state.silent()).isFalse();
        }

        @Test
        void firingSeriesThatFallsSilentStaysFiring() {
            sample(rule, 0.95, 0);
            time(rule, 120);
            assertThat(state.phase()).isEqualTo(Phase.FIRING);
            assertThat(heard()).containsExactly("Raised", "Raised");
        }
    }

    @Test
    void lessThanRecoversUpwards() {
        WatchedRule rule = rule(new Condition(Op.LT, 10, 20), Duration.ZERO, null);
        sample(rule, 5, 0);
        sample(rule, 15, 1);
        sample(rule, 20, 2);
        assertThat(heard()).containsExactly("Raised", "Raised", "Cleared");
    }

    @Test
    void equalityIsOverWhenItIsNotEqual() {
        WatchedRule rule = rule(new Condition(Op.EQ, 0, 0), Duration.ZERO, null);
        sample(rule, 0, 0);
        sample(rule, 1, 1);
        assertThat(heard()).containsExactly("Raised", "Cleared");
    }

    @Test
    void labelsTellOneCheckFromAnother() {
        TreeMap<String, String> root = new TreeMap<>();
        root.put("host.name", "web1");
        root.put("mountpoint", "/");
        TreeMap<String, String> data = new TreeMap<>(root);
        data.put("mountpoint", "/data");
        EntityRef web1 = state.entity();
        WatchedRule rule = rule(Duration.ZERO, null);
        var first = new RuleSignals(rule, SeriesState.first(SeriesKey.of(RULE, root), root, web1, START)).raised(START);
        var second =
                new RuleSignals(rule, SeriesState.first(SeriesKey.of(RULE, data), data, web1, START)).raised(START);
        assertThat(first.key()).endsWith("cpu-1{mountpoint=/}").isNotEqualTo(second.key());
    }
}

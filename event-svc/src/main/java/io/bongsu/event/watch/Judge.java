package io.bongsu.event.watch;

import io.bongsu.event.alert.AlertSignal;
import io.bongsu.event.rule.WatchedRule;
import io.bongsu.event.watch.SeriesState.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a sample, or the lack of one, means for a series by one rule. No I/O. */
record Judge(WatchedRule rule) {

    /**
     * @param state how the series stands now
     * @param signals what its alerts must hear, in order
     */
    record Judgement(SeriesState state, List<AlertSignal> signals) {}

    /** Older than what is known: says nothing about now. */
    boolean isLate(SeriesState state, Sample sample) {
        return !sample.at().isAfter(state.lastAt());
    }

    Judgement sample(SeriesState before, Sample sample, Instant now) {
        List<AlertSignal> signals = new ArrayList<>();
        SeriesState heard = before.heard(sample, now);
        if (heard.silent()) {
            signals.add(new RuleSignals(rule, heard).speaking(sample.at(), "data came again"));
        }
        Duration noData = rule.noData();
        SeriesState speaking = heard.silence(noData == null ? null : now.plus(noData), false);
        return new Judgement(
                switch (speaking.phase()) {
                    case NORMAL -> begin(speaking, sample, now, signals);
                    case PENDING -> wait(speaking, sample, signals);
                    case FIRING -> recover(speaking, sample, signals);
                },
                signals);
    }

    private SeriesState begin(SeriesState state, Sample sample, Instant now, List<AlertSignal> signals) {
        if (!rule.condition().isMet(sample.value())) {
            return state;
        }
        if (rule.hold().isZero()) {
            return fire(state, sample.at(), signals);
        }
        signals.add(new RuleSignals(rule, state).pending(sample));
        return state.in(Phase.PENDING, sample.at(), now, now.plus(rule.hold()));
    }

    private SeriesState wait(SeriesState state, Sample sample, List<AlertSignal> signals) {
        if (!rule.condition().isMet(sample.value())) {
            signals.add(new RuleSignals(rule, state).calmed(sample.at()));
            return state.in(Phase.NORMAL, null, null, null);
        }
        Instant since = state.since();
        boolean longEnough = since == null || !sample.at().isBefore(since.plus(rule.hold()));
        return longEnough ? fire(state, sample.at(), signals) : state;
    }

    private SeriesState recover(SeriesState state, Sample sample, List<AlertSignal> signals) {
        RuleSignals said = new RuleSignals(rule, state);
        if (rule.condition().isOver(sample.value())) {
            signals.add(said.cleared(sample.at()));
            return state.in(Phase.NORMAL, null, null, null);
        }
        signals.add(said.raised(sample.at())); // a duplicate, which the alert counts
        return state;
    }

    private SeriesState fire(SeriesState state, Instant at, List<AlertSignal> signals) {
        signals.add(new RuleSignals(rule, state).raised(at));
        return state.in(Phase.FIRING, state.since() == null ? at : state.since(), null, null);
    }

    /**
     * Time passed without a sample.
     *
     * @param since nothing could be heard before: when we started
     */
    Judgement time(SeriesState before, Instant now, Instant since) {
        List<AlertSignal> signals = new ArrayList<>();
        SeriesState state = before;
        if (state.phase() == Phase.PENDING && isDue(state.breachDue(), now)) {
            state = fire(state, now, signals);
        }
        Duration noData = rule.noData();
        if (noData == null) {
            if (state.silent()) {
                signals.add(new RuleSignals(rule, state).speaking(now, "silence is no problem any more"));
            }
            return new Judgement(state.silence(null, false), signals);
        }
        if (!state.silent() && isDue(state.silenceDue(), now)) {
            Instant due = since.plus(noData);
            if (due.isAfter(now)) {
                return new Judgement(state.silence(due, false), signals);
            }
            signals.add(new RuleSignals(rule, state).silent(now, noData));
            state = state.silence(null, true);
        }
        return new Judgement(state, signals);
    }

    /** The rule has other values: its deadlines begin anew; who must speak is due at once. */
    SeriesState rescheduled(SeriesState state, Instant now) {
        Instant pendingAt = state.pendingAt();
        Instant breachDue = pendingAt == null ? null : pendingAt.plus(rule.hold());
        Duration noData = rule.noData();
        Instant silenceDue = noData == null ? (state.silent() ? now : null) : state.silent() ? null : now.plus(noData);
        return state.in(state.phase(), state.since(), pendingAt, breachDue).silence(silenceDue, state.silent());
    }

    private static boolean isDue(@Nullable Instant due, Instant now) {
        return due != null && !due.isAfter(now);
    }
}

package io.bongsu.ticket.automation;

import io.bongsu.ticket.automation.DueScheduleRepository.Due;
import io.bongsu.ticket.round.Rounds;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Lets schedulers that are due look at their tickets: one step of each in a round, so that long ones take several. */
@Component
class ScheduleTimer {
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final int AT_ONCE = 50;

    private final DueScheduleRepository due;
    private final RunSchedule schedule;
    private final Clock clock;

    ScheduleTimer(DueScheduleRepository due, RunSchedule schedule, Clock clock) {
        this.due = due;
        this.schedule = schedule;
        this.clock = clock;
    }

    @Bean
    Rounds<Due> scheduleRounds() {
        return new Rounds<>(
                "a step of a scheduler",
                Rounds.each(PERIOD),
                1,
                () -> due.due(clock.instant(), AT_ONCE),
                one -> schedule.step(one.rule()).contextWrite(one.tenant()::in));
    }
}

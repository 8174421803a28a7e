package io.bongsu.ticket.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.ticket.sla.clock.DateException.Holiday;
import io.bongsu.ticket.sla.json.LevelWords;
import io.bongsu.ticket.sla.json.TargetWords;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where levels of escalation stand: rule 35 of the definition. */
class LevelsTest {
    private static final int HOUR = 3_600_000;

    /** Mon-Fri 09-18 in Seoul; 2026-02-16 to 18 are holidays. */
    private static OpenTime seoul(int from, int to) {
        Map<DayOfWeek, List<LocalSpan>> weekly = new EnumMap<>(DayOfWeek.class);
        for (int day = 1; day <= 5; day++) {
            weekly.put(DayOfWeek.of(day), List.of(new LocalSpan(from * HOUR, to * HOUR)));
        }
        return new OpenTime(new WorkCalendar(
                ZoneId.of("Asia/Seoul"),
                weekly,
                List.of(new Holiday(LocalDate.of(2026, 2, 16), LocalDate.of(2026, 2, 18)))));
    }

    private static long local(String at) {
        return Instant.parse(at + ":00Z").toEpochMilli() - 9L * HOUR;
    }

    /** The first event is the start; then pause and resume in turns. */
    private static Tally lived(SlaClock clock, String... times) {
        List<ClockEvent> events = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            ClockEvent.Type type =
                    i == 0 ? ClockEvent.Type.START : i % 2 == 1 ? ClockEvent.Type.PAUSE : ClockEvent.Type.RESUME;
            events.add(new ClockEvent(local(times[i]), type));
        }
        return clock.replay(events, Long.MAX_VALUE);
    }

    private static @Nullable String level(OpenTime open, String target, String level, String... times) {
        SlaClock clock = new SlaClock(open, TargetWords.ofColumn(target));
        var found = Levels.of(clock, lived(clock, times), LevelWords.of(level));
        return found.isEmpty()
                ? null
                : Instant.ofEpochMilli(found.getAsLong() + 9L * HOUR).toString().replace(":00Z", "");
    }

    @ParameterizedTest(name = "{1} of {0} from {2}: {3}")
    @CsvSource({
        "PT4H, 75%, 2026-02-13T10:00, 2026-02-13T13:00",
        "PT4H, 100%, 2026-02-13T17:00, 2026-02-19T12:00",
        "PT4H, 150%, 2026-02-13T10:00, 2026-02-13T16:00",
        "PT4H, -PT30M, 2026-02-13T10:00, 2026-02-13T13:30",
        "PT4H, PT1H, 2026-02-13T16:00, 2026-02-19T12:00", // Fri 16-18, then Thu 9-12
        "PT4H, -PT2H, 2026-02-13T16:00, 2026-02-19T09:00", // runs out at closing: the next opening, as a deadline does
        "PT4H, 50%, 2026-02-13T16:00, 2026-02-13T18:00", // half is used up at closing
        "PT12H, -1D, 2026-02-13T10:00, 2026-02-13T13:00", // due Thursday 13:00; the open date before is Friday
        "PT4H, 1D, 2026-02-13T10:00, 2026-02-19T14:00",
        "3D, 75%, 2026-02-09T10:00, 2026-02-11T12:15", // 27 h: three quarters are 20 h 15 m
        "3D, -PT2H, 2026-02-09T10:00, 2026-02-11T17:00",
        "3D, PT2H, 2026-02-09T10:00, 2026-02-12T12:00",
        "3D, -1D, 2026-02-09T10:00, 2026-02-11T10:00",
        "3D, 2D, 2026-02-09T10:00, 2026-02-19T10:00",
        "3DE, -1D, 2026-02-09T10:00, 2026-02-11T18:00",
        "3DE, 1D, 2026-02-09T10:00, 2026-02-13T18:00",
        "3DE, -PT2H, 2026-02-09T10:00, 2026-02-12T16:00"
    })
    void standWhereTheDefinitionSays(String target, String level, String start, String expected) {
        assertThat(level(seoul(9, 18), target, level, start)).isEqualTo(expected);
    }

    @Test
    void endOfADayThatIsMidnightBelongsToTheDayThatEnds() {
        assertThat(level(seoul(9, 24), "3DE", "-1D", "2026-02-09T10:00")).isEqualTo("2026-02-12T00:00");
        assertThat(level(seoul(9, 24), "3DE", "1D", "2026-02-09T10:00")).isEqualTo("2026-02-14T00:00");
    }

    @Test
    void pausesMoveThem() {
        OpenTime open = seoul(9, 18);
        assertThat(level(open, "PT4H", "75%", "2026-02-13T10:00", "2026-02-13T11:00", "2026-02-13T12:00"))
                .isEqualTo("2026-02-13T14:00");
        assertThat(level(open, "PT4H", "-PT30M", "2026-02-13T10:00", "2026-02-13T11:00", "2026-02-13T12:00"))
                .isEqualTo("2026-02-13T14:30");
        assertThat(level(open, "3D", "50%", "2026-02-09T10:00", "2026-02-09T11:00", "2026-02-09T13:00"))
                .as("13 h 30 m of 27 h, two hours later")
                .isEqualTo("2026-02-10T16:30");
        assertThat(level(open, "3D", "-1D", "2026-02-09T10:00", "2026-02-09T11:00", "2026-02-09T13:00"))
                .as("the deadline moved by the pause, so does the level")
                .isEqualTo("2026-02-11T12:00");
    }

    @Test
    void warningLongerThanThePromiseNeverComes() {
        OpenTime open = seoul(9, 18);
        assertThat(level(open, "PT30M", "-PT30M", "2026-02-13T10:00")).isNull();
        assertThat(level(open, "PT30M", "-PT1H", "2026-02-13T10:00")).isNull();
        assertThat(level(open, "PT30M", "-PT29M", "2026-02-13T10:00")).isEqualTo("2026-02-13T10:01");
        assertThat(level(open, "PT30M", "-1D", "2026-02-13T10:00")).isNull();
        assertThat(level(open, "1D", "-2D", "2026-02-13T10:00")).isNull();
    }

    @Test
    void levelsOfOneClockComeInTheirOrder() {
        OpenTime open = seoul(9, 18);
        for (String target : List.of("PT4H", "PT40H", "3D", "3DE")) {
            List<String> times = Arrays.stream(new String[] {"10%", "50%", "99%", "100%", "PT1M", "PT5H", "PT50H"})
                    .map(level -> level(open, target, level, "2026-02-11T10:17"))
                    .toList();
            assertThat(times).as(target).isSorted().doesNotContainNull();
        }
    }
}

package io.bongsu.ticket.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.ticket.sla.RetargetRepository.Retarget;
import io.bongsu.ticket.sla.TicketClock.Marks;
import io.bongsu.ticket.sla.TicketClock.Told;
import io.bongsu.ticket.sla.calendar.Calendars.Compiled;
import io.bongsu.ticket.sla.clock.ClockEvent;
import io.bongsu.ticket.sla.clock.Life;
import io.bongsu.ticket.sla.clock.LocalSpan;
import io.bongsu.ticket.sla.clock.OpenTime;
import io.bongsu.ticket.sla.clock.Tally;
import io.bongsu.ticket.sla.clock.WorkCalendar;
import io.bongsu.ticket.sla.json.TargetWords;
import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A promise that changes while its clock runs, rule 31: {@code src/test/resources/sla/retargets.json}. Days are of March 2026 in
 * Seoul; office is Monday to Friday 09-18, the 9th is a Monday.
 */
class RetargetingTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final UUID TICKET = new UUID(0, 1);
    private static final Map<String, UUID> IDS = Map.of("office", new UUID(1, 1), "always", new UUID(1, 2));
    private static final Map<UUID, Compiled> HOURS =
            Map.of(id("office"), calendar("office", 5, 9, 18), id("always"), calendar("always", 7, 0, 24));

    private TicketClock clock = started(0, promise("office", "PT1H", OnChange.RETROACTIVE, 0));
    private final List<ClockEvent> life = new ArrayList<>();
    private final List<Retarget> changes = new ArrayList<>();

    private static UUID id(String calendar) {
        return Objects.requireNonNull(IDS.get(calendar));
    }

    private static Compiled calendar(String name, int days, int from, int to) {
        Map<DayOfWeek, List<LocalSpan>> weekly = new EnumMap<>(DayOfWeek.class);
        for (int day = 1; day <= days; day++) {
            weekly.put(DayOfWeek.of(day), List.of(new LocalSpan(from * 3_600_000, to * 3_600_000)));
        }
        return new Compiled(id(name), name, 1, SEOUL, new OpenTime(new WorkCalendar(SEOUL, weekly, List.of())));
    }

    private static Promise promise(String calendar, String target, OnChange onChange, int policy) {
        return new Promise(
                new UUID(2, policy),
                "policy " + policy,
                id(calendar),
                TargetWords.ofColumn(target),
                Set.of(),
                Escalation.USUAL,
                null,
                onChange);
    }

    private static TicketClock started(long at, Promise promise) {
        return new TicketClock(
                TICKET, Metric.RESOLVE, 1, null, promise, false, Tally.started(at), Told.NOTHING, Set.of(), Marks.NONE);
    }

    private static long instant(String text) {
        return LocalDateTime.parse("2026-03-" + text.replace(' ', 'T'))
                .atZone(SEOUL)
                .toInstant()
                .toEpochMilli();
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null
                ? null
                : LocalDateTime.ofInstant(at, SEOUL)
                        .toString()
                        .replace("2026-03-", "")
                        .replace('T', ' ');
    }

    @TestFactory
    Stream<DynamicTest> clockShowsWhatTheDefinitionSays() throws Exception {
        try (InputStream cases =
                Objects.requireNonNull(RetargetingTest.class.getResourceAsStream("/sla/retargets.json"))) {
            return JsonMapper.builder().build().readTree(cases).valueStream().toList().stream()
                    .map(one ->
                            DynamicTest.dynamicTest(one.get("id").asString(), () -> new RetargetingTest().check(one)));
        }
    }

    private void check(JsonNode one) {
        one.get("steps").forEach(step -> step(step.asString().split(" ", -1)));
        Instant now = Instant.ofEpochMilli(instant(one.get("now").asString()));
        SlaExplanation told = new ClockStory(clock, HOURS, new Life(life), changes, now).told();
        one.get("expect").properties().forEach(expected -> {
            JsonNode value = expected.getValue();
            switch (expected.getKey()) {
                case "state" -> assertThat(told.reading().state()).isEqualTo(value.asString());
                case "due" -> assertThat(due(told)).isEqualTo(value.isNull() ? null : value.asString());
                case "remaining" -> assertThat(told.reading().remaining()).isEqualTo(value.asString());
                case "consumed" -> assertThat(told.consumed()).isEqualTo(value.asString());
                case "breached" -> assertThat(told.reading().breached()).isEqualTo(value.asBoolean());
                case "retargeted" -> assertThat(told.reading().retargeted()).isEqualTo(value.asBoolean());
                case "lines" ->
                    assertThat(told.explanation())
                            .extracting(line -> text(line.from()) + " " + text(line.to()) + " "
                                    + line.why().name().toLowerCase(Locale.ROOT))
                            .containsExactlyElementsOf(
                                    value.valueStream().map(JsonNode::asString).toList());
                default -> throw new AssertionError(expected.getKey());
            }
        });
        assertThat(told.changes()).hasSameSizeAs(changes);
    }

    private static @Nullable String due(SlaExplanation told) {
        return text(told.reading().displayDueAt());
    }

    /** As the tickets' clocks do it: {@code day time what [calendar target]}. */
    private void step(String... words) {
        long at = instant(words[0] + " " + words[1]);
        OpenTime open = hours(clock.promise().calendarId());
        switch (words[2]) {
            case "start" -> {
                clock = started(at, promise(words[3], words[4], OnChange.RETROACTIVE, 0));
                life.add(new ClockEvent(at, ClockEvent.Type.START));
            }
            case "pause", "resume", "stop", "reopen" -> {
                ClockEvent event = new ClockEvent(at, ClockEvent.Type.valueOf(words[2].toUpperCase(Locale.ROOT)));
                clock = clock.with(clock.over(open).apply(clock.tally(), event));
                life.add(event);
            }
            default ->
                change(
                        open,
                        promise(words[3], words[4], OnChange.of(words[2]).orElseThrow(), life.size() + changes.size()),
                        at);
        }
    }

    private void change(OpenTime open, Promise promise, long at) {
        Retargeting change = new Retargeting(clock, open, promise, hours(promise.calendarId()), at);
        if (!change.changesNothing()) {
            Promise was = clock.promise();
            changes.add(new Retarget(
                    Instant.ofEpochMilli(at),
                    promise.onChange() == OnChange.FROM_CHANGE,
                    was.policyName(),
                    was.calendarId(),
                    TargetWords.column(was.target())));
            clock = change.after(new Life(life));
        }
    }

    private static OpenTime hours(UUID calendar) {
        return Objects.requireNonNull(HOURS.get(calendar)).open();
    }
}

package io.bongsu.ticket.sla.json;

import io.bongsu.ticket.sla.clock.Target;
import io.bongsu.ticket.sla.clock.Target.WorkingDays;
import io.bongsu.ticket.sla.clock.Target.WorkingTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A target as it is written: {@code {kind: "working-time", duration: "PT2H"}} or {@code {kind: "working-days", days: 3, endOfDay: true}}. */
public final class TargetWords {
    private static final int MOST_DAYS = 3_660;

    private TargetWords() {}

    public static Optional<Target> read(Spot spot) {
        if (!spot.isObjectOf(Set.of("kind", "duration", "days", "endOfDay"), "A target: kind and duration or days.")) {
            return Optional.empty();
        }
        Optional<String> kind = spot.field("kind")
                .text("unknown-value", "kind is working-time or working-days.", text -> switch (text) {
                    case "working-time", "working-days" -> text;
                    default -> throw new IllegalArgumentException(text);
                });
        return kind.flatMap(known -> known.equals("working-time") ? workingTime(spot) : workingDays(spot));
    }

    private static Optional<Target> workingTime(Spot spot) {
        List.of("days", "endOfDay").forEach(name -> refuse(spot.field(name), "Only of working-days."));
        return spot.field("duration")
                .text(
                        "not-a-duration",
                        "Hours, minutes, seconds to the millisecond, not negative, such as PT2H30M; for days use"
                                + " working-days.",
                        Words::duration)
                .map(WorkingTime::new);
    }

    private static Optional<Target> workingDays(Spot spot) {
        refuse(spot.field("duration"), "Only of working-time.");
        boolean endOfDay = spot.field("endOfDay").flag(false);
        return spot.field("days")
                .whole(0, MOST_DAYS, "Whole days, 0 to " + MOST_DAYS + ".")
                .map(days -> new WorkingDays(days, endOfDay));
    }

    private static void refuse(Spot spot, String detail) {
        if (!spot.isAbsent()) {
            spot.wrong("not-allowed", detail);
        }
    }

    /** For a column: {@code PT2H}, {@code 3D}, {@code 3DE}. */
    public static String column(Target target) {
        return switch (target) {
            case WorkingTime(long millis) -> Words.duration(millis);
            case WorkingDays(int days, boolean endOfDay) -> days + (endOfDay ? "DE" : "D");
        };
    }

    public static Target ofColumn(String text) {
        if (text.startsWith("P")) {
            return new WorkingTime(Words.duration(text));
        }
        boolean endOfDay = text.endsWith("E");
        return new WorkingDays(Integer.parseInt(text.substring(0, text.length() - (endOfDay ? 2 : 1))), endOfDay);
    }
}

package io.bongsu.ticket.tmf;

import io.bongsu.ticket.ticket.Level;
import java.util.Locale;

/** How a severity in words weighs here: "Critical, Major, Minor" are the published examples, others weigh in the middle. */
record Severity(Level impact, Level urgency) {

    static Severity of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "critical" -> new Severity(Level.HIGH, Level.HIGH);
            case "major" -> new Severity(Level.HIGH, Level.MEDIUM);
            case "minor" -> new Severity(Level.LOW, Level.MEDIUM);
            default -> new Severity(Level.MEDIUM, Level.MEDIUM);
        };
    }

    /** What a ticket of ours is called that no client named. */
    static String of(int priority) {
        return switch (priority) {
            case 1 -> "Critical";
            case 2 -> "Major";
            default -> "Minor";
        };
    }

    /** The same as SQL, over table t. */
    static final String SQL = "CASE t.priority WHEN 1 THEN 'Critical' WHEN 2 THEN 'Major' ELSE 'Minor' END";

    /** {@link #priority} as SQL, over table t. */
    static final String PRIORITY_SQL =
            "CASE t.priority WHEN 1 THEN 'Critical' WHEN 2 THEN 'High' WHEN 3 THEN 'Medium' ELSE 'Low' END";

    static String priority(int priority) {
        return switch (priority) {
            case 1 -> "Critical";
            case 2 -> "High";
            case 3 -> "Medium";
            default -> "Low";
        };
    }
}

package io.bongsu.ticket.ticket;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Failures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** From a number or date to another, both included: {@code 10..20}, {@code 2026-01-01..}, {@code ..20}. As {@code custom_rank} ranks them. */
record CustomRange(String from, String to) {
    private static final String BETWEEN = "..";
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final BigDecimal ABOVE_ZERO = BigDecimal.TEN.pow(15);
    private static final int LENGTH = 23;
    private static final int DECIMALS = 6;
    /** Before and behind all digits. */
    private static final String LEAST = "!";

    private static final String MOST = "~";

    static boolean isOne(CustomField field, String words) {
        boolean ordered = field.kind() == CustomField.Kind.NUMBER || field.kind() == CustomField.Kind.DATE;
        return ordered && words.contains(BETWEEN);
    }

    /** @param name of the parameter, for who has to mend it */
    static CustomRange read(CustomField field, String name, String words) {
        int at = words.indexOf(BETWEEN);
        String from = words.substring(0, at).strip();
        String to = words.substring(at + BETWEEN.length()).strip();
        if (from.isEmpty() && to.isEmpty()) {
            throw wrong(field, name);
        }
        return new CustomRange(
                from.isEmpty() ? LEAST : rank(field, name, from), to.isEmpty() ? MOST : rank(field, name, to));
    }

    private static String rank(CustomField field, String name, String word) {
        if (field.kind() == CustomField.Kind.NUMBER && NUMBER.matcher(word).matches()) {
            String moved = new BigDecimal(word)
                    .add(ABOVE_ZERO)
                    .setScale(DECIMALS, RoundingMode.UNNECESSARY)
                    .toPlainString();
            return "0".repeat(LENGTH - moved.length()) + moved;
        }
        if (field.kind() == CustomField.Kind.DATE && DATE.matcher(word).matches()) {
            try {
                return LocalDate.parse(word).toString();
            } catch (DateTimeException e) {
                throw wrong(field, name);
            }
        }
        throw wrong(field, name);
    }

    private static Failure wrong(CustomField field, String name) {
        return Failures.invalid(
                name,
                "not-a-range",
                field.kind() == CustomField.Kind.NUMBER
                        ? "A range such as 10..20, 10.. or ..20."
                        : "A range such as 2026-01-01..2026-03-31, 2026-01-01.. or ..2026-03-31.");
    }
}

package io.bongsu.platform.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Some statements as one that answers how many rows each of them wrote.
 *
 * @param slots what is bound at $1, $2, …
 */
record JointStatement(String sql, List<Slot> slots) {
    /** A name after a colon; not a cast. */
    private static final Pattern NAME = Pattern.compile("(?<![:\\w]):([a-zA-Z]\\w*)");

    private static final String TENANT = "tenant";

    /** @param statement whose value it is, counted from 0; the tenant is everybody's */
    record Slot(int statement, String name) {
        boolean isTenant() {
            return name.equals(TENANT);
        }
    }

    static JointStatement of(List<String> statements) {
        Map<Slot, Integer> slots = new LinkedHashMap<>();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            parts.add("w" + i + " AS (" + numbered(statements.get(i), i, slots) + " RETURNING 1)");
        }
        String counts = IntStream.range(0, parts.size())
                .mapToObj(i -> "(SELECT count(*) FROM w" + i + ")")
                .collect(Collectors.joining(", "));
        return new JointStatement(
                "WITH " + String.join(",\n", parts) + "\nSELECT " + counts, List.copyOf(slots.keySet()));
    }

    private static String numbered(String statement, int nth, Map<Slot, Integer> slots) {
        return NAME.matcher(statement).replaceAll(found -> {
            Slot slot = new Slot(found.group(1).equals(TENANT) ? 0 : nth, found.group(1));
            Integer number = slots.computeIfAbsent(slot, fresh -> slots.size() + 1);
            return Matcher.quoteReplacement("$" + number);
        });
    }
}

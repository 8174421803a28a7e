package io.bongsu.collector.metrics;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Which series have which value of a label; names that differ in spelling only are one. */
final class LabelName {
    private final Set<String> spellings = new TreeSet<>();
    private final Map<String, Postings> values = new HashMap<>();

    void add(String name, String value, int ordinal) {
        spellings.add(name);
        values.computeIfAbsent(value, _ -> new Postings()).add(ordinal);
    }

    /** Several spellings may be different labels of one series: what is found here is checked once more. */
    boolean isAmbiguous() {
        return spellings.size() > 1;
    }

    /** Is this how a query may call it? */
    boolean isCalled(String name, String alias) {
        return spellings.contains(name) || name.equals(alias);
    }

    Set<String> values() {
        return values.keySet();
    }

    BitSet having(String value) {
        BitSet found = new BitSet();
        Postings postings = values.get(value);
        if (postings != null) {
            postings.addTo(found);
        }
        return found;
    }

    BitSet having(Predicate<String> accepted) {
        BitSet found = new BitSet();
        values.forEach((value, postings) -> {
            if (accepted.test(value)) {
                postings.addTo(found);
            }
        });
        return found;
    }
}

package io.bongsu.collector.metrics;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Which series have which value of a label; names that differ in spelling only are one. */
final class LabelName {
    private final TreeSet<String> spellings = new TreeSet<>();
    private final Map<String, Postings> values = new HashMap<>();
    private long series;
    private long bytes;

    void add(String name, String value, int ordinal) {
        spellings.add(name);
        Postings postings = values.get(value);
        if (postings == null) {
            postings = new Postings();
            values.put(value, postings);
            bytes += value.length();
        }
        postings.add(ordinal);
        series++;
    }

    /** A series that had this value is forgotten. */
    void lose(String value) {
        Postings postings = values.get(value);
        if (postings != null) {
            series--;
            if (postings.lose() == 0) {
                values.remove(value);
                bytes -= value.length();
            }
        }
    }

    LabelUsage usage() {
        return new LabelUsage(spellings.getFirst(), values.size(), series, bytes);
    }

    /** Its values that most series have, most first. */
    List<ValueUsage> top(int most) {
        TopValues top = new TopValues(most);
        values.forEach((value, postings) -> top.add(spellings.getFirst(), value, postings.live()));
        return top.sorted();
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

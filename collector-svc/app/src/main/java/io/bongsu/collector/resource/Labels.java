package io.bongsu.collector.resource;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Names and values of a series, sorted by name; immutable and comparable. An empty value is the same as no label. */
public final class Labels {
    public static final Labels NONE = new Labels(new String[0]);

    private final String[] pairs;

    private Labels(String[] pairs) {
        this.pairs = pairs;
    }

    public static Labels of(Map<String, String> values) {
        Map<String, String> sorted = values instanceof TreeMap<String, String> tree ? tree : new TreeMap<>(values);
        String[] pairs = new String[sorted.size() * 2];
        int used = 0;
        for (Map.Entry<String, String> label : sorted.entrySet()) {
            if (!label.getValue().isEmpty()) {
                pairs[used++] = label.getKey();
                pairs[used++] = label.getValue();
            }
        }
        return used == 0 ? NONE : new Labels(used == pairs.length ? pairs : Arrays.copyOf(pairs, used));
    }

    public int size() {
        return pairs.length / 2;
    }

    /** The value of exactly this name, else null. */
    public @Nullable String get(String name) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equals(name)) {
                return pairs[i + 1];
            }
        }
        return null;
    }

    /** The value of this name in either spelling, empty when there is none: how PromQL sees labels. */
    public String find(String name) {
        String exact = get(name);
        if (exact != null) {
            return exact;
        }
        for (int i = 0; i < pairs.length; i += 2) {
            if (PromNames.alias(pairs[i]).equals(name)) {
                return pairs[i + 1];
            }
        }
        return "";
    }

    /** Only these names, each under the name it was asked by. */
    public Labels only(Collection<String> names) {
        Map<String, String> kept = new TreeMap<>();
        names.forEach(name -> kept.put(name, find(name)));
        return of(kept);
    }

    /** All but these names, in either spelling. */
    public Labels without(Set<String> names) {
        Map<String, String> kept = new TreeMap<>();
        each((name, value) -> {
            if (!names.contains(name) && !names.contains(PromNames.alias(name))) {
                kept.put(name, value);
            }
        });
        return of(kept);
    }

    public void each(BiConsumer<String, String> visitor) {
        for (int i = 0; i < pairs.length; i += 2) {
            visitor.accept(pairs[i], pairs[i + 1]);
        }
    }

    /** The same labels, each text as this says; it must say an equal one. */
    public Labels map(UnaryOperator<String> shared) {
        String[] same = new String[pairs.length];
        Arrays.setAll(same, i -> shared.apply(pairs[i]));
        return new Labels(same);
    }

    /** Labels of names and values in turn, sorted by name, none empty. Keeps the array. */
    public static Labels ofSorted(String[] pairs) {
        return pairs.length == 0 ? NONE : new Labels(pairs);
    }

    public Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        each(map::put);
        return map;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Labels labels && Arrays.equals(pairs, labels.pairs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pairs);
    }

    @Override
    public String toString() {
        return asMap().toString();
    }
}

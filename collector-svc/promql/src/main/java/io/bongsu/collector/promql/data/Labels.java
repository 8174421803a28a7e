package io.bongsu.collector.promql.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a series with its name, sorted; immutable. A label may be asked for by a name in which underscores stand for what
 * Prometheus' classic names cannot have: {@code host_name} finds {@code host.name}.
 */
public final class Labels implements Comparable<Labels> {
    public static final String METRIC = "__name__";
    public static final Labels NONE = new Labels(new String[0]);

    private final String[] pairs;
    private final boolean aliased;
    private int hash;

    private Labels(String[] pairs) {
        this.pairs = pairs;
        boolean odd = false;
        for (int i = 0; i < pairs.length && !odd; i += 2) {
            odd = !isClassic(pairs[i]);
        }
        this.aliased = odd;
    }

    /** Labels without a value are none. */
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
        return ofSorted(pairs, used);
    }

    /** Pairs of names and values in turn. */
    public static Labels of(String... pairs) {
        Map<String, String> map = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return of(map);
    }

    private static Labels ofSorted(String[] pairs, int used) {
        return used == 0 ? NONE : new Labels(used == pairs.length ? pairs : Arrays.copyOf(pairs, used));
    }

    public int size() {
        return pairs.length / 2;
    }

    public boolean isEmpty() {
        return pairs.length == 0;
    }

    public String metric() {
        return exact(METRIC);
    }

    private String exact(String name) {
        int at = index(name);
        return at < 0 ? "" : pairs[at + 1];
    }

    private int index(String name) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equals(name)) {
                return i;
            }
        }
        if (aliased) {
            for (int i = 0; i < pairs.length; i += 2) {
                if (isAlias(name, pairs[i])) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** The value, empty when there is none. */
    public String get(String name) {
        return exact(name);
    }

    public boolean has(String name) {
        return index(name) >= 0;
    }

    /** Only these, each under the name it was asked by. */
    public Labels only(Collection<String> names) {
        TreeMap<String, String> kept = new TreeMap<>();
        for (String name : names) {
            kept.put(name, get(name));
        }
        return of(kept);
    }

    public Labels without(Collection<String> names) {
        if (names.isEmpty() || pairs.length == 0) {
            return this;
        }
        boolean[] gone = new boolean[pairs.length / 2];
        int count = 0;
        for (String name : names) {
            int at = index(name);
            if (at >= 0 && !gone[at / 2]) {
                gone[at / 2] = true;
                count++;
            }
        }
        return count == 0 ? this : without(gone, count);
    }

    private Labels without(boolean[] gone, int count) {
        String[] kept = new String[pairs.length - 2 * count];
        int used = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            if (!gone[i / 2]) {
                kept[used++] = pairs[i];
                kept[used++] = pairs[i + 1];
            }
        }
        return ofSorted(kept, used);
    }

    /** Without what describes the metric itself: its name, and type and unit where they are labels. */
    public Labels unnamed() {
        int count = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            count += isMetadata(pairs[i]) ? 1 : 0;
        }
        if (count == 0) {
            return this;
        }
        boolean[] gone = new boolean[pairs.length / 2];
        for (int i = 0; i < pairs.length; i += 2) {
            gone[i / 2] = isMetadata(pairs[i]);
        }
        return without(gone, count);
    }

    private static boolean isMetadata(String name) {
        return name.startsWith("__") && (name.equals(METRIC) || name.equals("__type__") || name.equals("__unit__"));
    }

    /** With one label set, or removed when the value is empty. */
    public Labels with(String name, String value) {
        TreeMap<String, String> map = new TreeMap<>(asMap());
        int at = index(name);
        if (at >= 0) {
            map.remove(pairs[at]);
        }
        map.put(name, value);
        return of(map);
    }

    public void each(BiConsumer<String, String> visitor) {
        for (int i = 0; i < pairs.length; i += 2) {
            visitor.accept(pairs[i], pairs[i + 1]);
        }
    }

    public Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        each(map::put);
        return map;
    }

    /** The length-prefixed form whose xxHash64 Prometheus uses to choose a share of series. */
    public byte[] encoded() {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (String text : pairs) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (bytes.length < 255) {
                out.write(bytes.length);
            } else {
                out.write(255);
                out.write(bytes.length & 0xff);
                out.write((bytes.length >> 8) & 0xff);
                out.write((bytes.length >> 16) & 0xff);
            }
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }

    private static boolean isClassic(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isClassic(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isClassic(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == ':';
    }

    private static boolean isAlias(String asked, String name) {
        int i = 0;
        int j = 0;
        while (j < name.length()) {
            int c = name.codePointAt(j);
            boolean classic = c < 128 && isClassic((char) c);
            if (i >= asked.length() || asked.charAt(i) != (classic ? (char) c : '_')) {
                return false;
            }
            i++;
            j += Character.charCount(c);
        }
        return i == asked.length();
    }

    @Override
    public int compareTo(Labels other) {
        int common = Math.min(pairs.length, other.pairs.length);
        for (int i = 0; i < common; i++) {
            int order = pairs[i].compareTo(other.pairs[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(pairs.length, other.pairs.length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Labels labels && hashCode() == labels.hashCode() && Arrays.equals(pairs, labels.pairs);
    }

    @Override
    public int hashCode() {
        int h = hash;
        if (h == 0) {
            h = Arrays.hashCode(pairs);
            hash = h;
        }
        return h;
    }

    /** {@code {__name__="up", job="a"}}: as Prometheus prints label sets. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("{");
        each((name, value) -> out.append(out.length() > 1 ? ", " : "")
                .append(isClassic(name) ? name : io.bongsu.collector.promql.parse.Texts.quoted(name))
                .append('=')
                .append(io.bongsu.collector.promql.parse.Texts.quoted(value)));
        return out.append('}').toString();
    }
}

package io.bongsu.collector.promql.testfile;

import io.bongsu.collector.promql.data.Grid;
import io.bongsu.collector.promql.data.Labels;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a case says shall come out. */
final class Expected {

    /** What may be said about an answer. */
    enum Kind {
        FAIL,
        WARN,
        NO_WARN,
        INFO,
        NO_INFO,
        ORDERED
    }

    /** How a message is compared; null: any. */
    record Message(String text, boolean regex) {
        boolean accepts(String message) {
            return regex ? Pattern.compile(text).matcher(message).find() : text.equals(message.strip());
        }
    }

    private final Map<Kind, List<Message>> rules = new EnumMap<>(Kind.class);
    private final Map<Labels, List<Notation.Point>> series = new LinkedHashMap<>();
    private final List<Double> scalars = new ArrayList<>();
    private @Nullable String text;
    private @Nullable Grid rangeVector;

    void rule(Kind kind, @Nullable Message message) {
        List<Message> messages = rules.computeIfAbsent(kind, _ -> new ArrayList<>());
        if (message != null) {
            messages.add(message);
        }
    }

    boolean has(Kind kind) {
        return rules.containsKey(kind);
    }

    List<Message> messages(Kind kind) {
        return rules.getOrDefault(kind, List.of());
    }

    void series(Notation notation) {
        if (series.put(notation.labels(), notation.points()) != null) {
            throw new IllegalArgumentException("expected twice: " + notation.labels());
        }
    }

    Map<Labels, List<Notation.Point>> series() {
        return series;
    }

    void scalar(double value) {
        scalars.add(value);
    }

    @Nullable
    Double scalar() {
        return scalars.isEmpty() ? null : scalars.getFirst();
    }

    void text(String value) {
        text = value;
    }

    @Nullable
    String text() {
        return text;
    }

    void rangeVector(Grid grid) {
        rangeVector = grid;
    }

    @Nullable
    Grid rangeVector() {
        return rangeVector;
    }
}

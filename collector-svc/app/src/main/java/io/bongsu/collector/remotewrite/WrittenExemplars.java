package io.bongsu.collector.remotewrite;

import io.bongsu.collector.exemplars.ExemplarSink;
import io.bongsu.collector.metrics.LiveSeries;
import io.bongsu.collector.wire.Wire;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The exemplars of the time series that is read now; read after its samples, because they may be of either kind.
 *
 * <pre>
 * Exemplar: 1 Label*, 2 double value, 3 int64 timestamp (ms)      Label: 1 name, 2 value
 * </pre>
 */
final class WrittenExemplars {
    private static final int MOST = 32;
    private static final int LABEL = 1 << 3 | Wire.DELIMITED;
    private static final int VALUE = 2 << 3 | Wire.FIXED64;
    private static final int TIMESTAMP = 3 << 3 | Wire.VARINT;
    private static final int NAME_TEXT = 1 << 3 | Wire.DELIMITED;
    private static final int VALUE_TEXT = 2 << 3 | Wire.DELIMITED;

    private final ExemplarSink exemplars;
    private final int[] from = new int[MOST];
    private final int[] to = new int[MOST];
    private int size;

    WrittenExemplars(ExemplarSink exemplars) {
        this.exemplars = exemplars;
    }

    void clear() {
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Remembers the one that begins where the wire stands. */
    void add(Wire wire, int end) {
        if (size < MOST) {
            from[size] = wire.at;
            to[size++] = end;
        }
        wire.at = end;
    }

    /**
     * @param series null when it is not known: then they are passed over
     */
    void offer(Wire wire, @Nullable LiveSeries series) {
        int back = wire.at;
        for (int i = 0; i < size; i++) {
            wire.at = from[i];
            offer(wire, to[i], series);
        }
        wire.at = back;
    }

    private void offer(Wire wire, int end, @Nullable LiveSeries series) {
        Map<String, String> labels = new TreeMap<>();
        long bits = 0;
        long at = 0;
        while (wire.at < end) {
            int tag = (int) wire.varint(end);
            switch (tag) {
                case LABEL -> label(wire, wire.delimited(end), labels);
                case VALUE -> bits = wire.fixed64(end);
                case TIMESTAMP -> at = wire.varint(end);
                default -> wire.skip(tag, end);
            }
        }
        if (series != null) {
            exemplars.offer(series, at, Double.longBitsToDouble(bits), labels);
        }
    }

    private static void label(Wire wire, int end, Map<String, String> labels) {
        String name = "";
        String value = "";
        while (wire.at < end) {
            int tag = (int) wire.varint(end);
            switch (tag) {
                case NAME_TEXT -> name = text(wire, wire.delimited(end));
                case VALUE_TEXT -> value = text(wire, wire.delimited(end));
                default -> wire.skip(tag, end);
            }
        }
        labels.put(name, value);
    }

    private static String text(Wire wire, int end) {
        try {
            String text = wire.text(wire.at, end);
            wire.at = end;
            return text;
        } catch (CharacterCodingException e) {
            throw wire.malformed("an exemplar's label is not valid UTF-8");
        }
    }
}

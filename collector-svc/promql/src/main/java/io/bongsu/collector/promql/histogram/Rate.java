package io.bongsu.collector.promql.histogram;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much histograms grew from the first to the last of a range, counter resets included.
 *
 * @param growth null when the layouts cannot be compared
 */
public record Rate(@Nullable NativeHistogram growth, Set<Note> notes) {

    /** What the asker should know. */
    public enum Note {
        NOT_COUNTER,
        NOT_GAUGE,
        MIXED_SCHEMAS,
        RECONCILED
    }

    /** The histograms to compare. */
    public interface Points {
        int size();

        NativeHistogram get(int index);
    }

    public static Rate of(Points points, boolean counter) {
        Set<Note> notes = EnumSet.noneOf(Note.class);
        int size = points.size();
        NativeHistogram first = points.get(0);
        NativeHistogram last = points.get(size - 1);
        gauges(points, counter, notes);
        if (counter && size > 1 && Resets.between(first, points.get(1))) {
            first = points.get(1).emptied(); // its layout does not matter then
        }
        int schema = Math.min(first.schema(), last.schema());
        for (int i = 1; i < size; i++) {
            if (points.get(i).isCustom() != first.isCustom() && (counter || i == size - 1)) {
                notes.add(Note.MIXED_SCHEMAS);
                return new Rate(null, notes);
            }
            schema = counter ? Math.min(schema, points.get(i).schema()) : schema;
        }
        NativeHistogram growth = added(last.atSchema(schema), first, -1, notes);
        if (counter) {
            NativeHistogram previous = first;
            for (int i = 1; i < size && growth != null; i++) {
                NativeHistogram current = points.get(i);
                if (Resets.between(previous, current)) {
                    growth = added(growth, previous, 1, notes);
                }
                previous = current;
            }
        }
        return new Rate(growth == null ? null : growth.withHint(Hint.GAUGE).compact(), notes);
    }

    private static void gauges(Points points, boolean counter, Set<Note> notes) {
        int size = points.size();
        if (!counter) {
            if (points.get(0).hint() != Hint.GAUGE || points.get(size - 1).hint() != Hint.GAUGE) {
                notes.add(Note.NOT_GAUGE);
            }
            return;
        }
        for (int i = 0; i < size; i++) {
            if (points.get(i).hint() == Hint.GAUGE) {
                notes.add(Note.NOT_COUNTER);
            }
        }
    }

    private static @Nullable NativeHistogram added(
            NativeHistogram left, NativeHistogram right, double sign, Set<Note> notes) {
        Addition addition = Addition.of(left, right, sign);
        if (addition.reconciled()) {
            notes.add(Note.RECONCILED);
        }
        if (addition.histogram() == null) {
            notes.add(Note.MIXED_SCHEMAS);
        }
        return addition.histogram();
    }
}

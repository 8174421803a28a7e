package io.bongsu.collector.metrics;

import java.util.Arrays;
import java.util.BitSet;

/** Ordinals of series, ascending, because they are given in that order. */
final class Postings {
    private int[] ordinals = new int[1];
    private int size;
    private int lost;

    void add(int ordinal) {
        if (size == ordinals.length) {
            ordinals = Arrays.copyOf(ordinals, size < 8 ? size * 2 : size + (size >> 1));
        }
        ordinals[size++] = ordinal;
    }

    void clear() {
        ordinals = new int[1];
        size = 0;
        lost = 0;
    }

    /** One of them is forgotten; its ordinal stays until the index is made anew. Answers how many are left. */
    int lose() {
        lost++;
        return size - lost;
    }

    /** Without those that are forgotten. */
    int live() {
        return size - lost;
    }

    int size() {
        return size;
    }

    void addTo(BitSet all) {
        for (int i = 0; i < size; i++) {
            all.set(ordinals[i]);
        }
    }
}

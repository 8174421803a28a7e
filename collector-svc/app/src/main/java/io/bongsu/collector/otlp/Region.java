package io.bongsu.collector.otlp;

/** Where the repeated fields of one message stand: in a row, as every known encoder writes them. Reused. */
final class Region {
    private int from;
    private int to;

    void clear() {
        from = 0;
        to = 0;
    }

    void add(int start, int end) {
        if (to == 0) {
            from = start;
        } else if (start != to) {
            throw new Unusual();
        }
        to = end;
    }

    /** A field that must be there once. */
    void only(int start, int end) {
        if (to != 0) {
            throw new Unusual();
        }
        from = start;
        to = end;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }
}

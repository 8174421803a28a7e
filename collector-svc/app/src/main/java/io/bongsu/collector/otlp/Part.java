package io.bongsu.collector.otlp;

import io.bongsu.collector.histogram.HistogramPart;
import java.util.Map;

/** Which of a point's series it is; the number that comes with it tells those of one kind apart. */
enum Part {
    VALUE(0, ""),
    COUNT(1, "_count"),
    SUM(2, "_sum"),
    /** The number: bits of the upper bound. */
    BUCKET(3, "_bucket"),
    /** The number: bits of the quantile. */
    QUANTILE(4, ""),
    /** The number: code of a {@link HistogramPart}. */
    NATIVE(5, "");

    private final int number;
    private final String suffix;

    Part(int number, String suffix) {
        this.number = number;
        this.suffix = suffix;
    }

    int number() {
        return number;
    }

    String suffix() {
        return suffix;
    }

    void label(long number, Map<String, String> labels) {
        switch (this) {
            case BUCKET -> labels.put("le", Numbers.text(Double.longBitsToDouble(number)));
            case QUANTILE -> labels.put("quantile", Numbers.text(Double.longBitsToDouble(number)));
            case NATIVE -> labels.put(HistogramPart.LABEL, HistogramPart.text(number));
            default -> {
                // its name says all
            }
        }
    }
}

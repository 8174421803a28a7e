package io.bongsu.collector.otlp;

/** What may be a label. */
final class LabelRules {
    static final int LONGEST_NAME = 255;
    private static final int LONGEST_VALUE = 4096;

    private LabelRules() {}

    static boolean accept(String name, String value) {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && value.length() <= LONGEST_VALUE
                && name.indexOf('\0') < 0
                && value.indexOf('\0') < 0;
    }

    static boolean acceptMetric(String name) {
        return !name.isEmpty() && name.length() <= LONGEST_NAME && name.indexOf('\0') < 0;
    }
}

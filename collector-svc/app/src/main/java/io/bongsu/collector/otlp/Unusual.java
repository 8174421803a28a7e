package io.bongsu.collector.otlp;

/** Bytes that are spelled in a way the walk does not follow; the generated classes say what they mean, if anything. */
final class Unusual extends RuntimeException {
    Unusual() {
        super("unusual spelling", null, false, false);
    }
}

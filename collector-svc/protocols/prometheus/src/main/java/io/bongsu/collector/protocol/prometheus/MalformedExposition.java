package io.bongsu.collector.protocol.prometheus;

/** Says where, by line and column or by byte, and what is wrong there. */
final class MalformedExposition extends Exception {

    MalformedExposition(int line, int column, String expected) {
        super("line " + line + ", column " + column + ": " + expected);
    }

    MalformedExposition(int at, String wrong) {
        super("byte " + at + ": " + wrong);
    }
}

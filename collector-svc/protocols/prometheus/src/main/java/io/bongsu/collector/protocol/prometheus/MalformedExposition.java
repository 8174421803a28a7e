package io.bongsu.collector.protocol.prometheus;

/** Says in which line and column, and what was expected there. */
final class MalformedExposition extends Exception {

    MalformedExposition(int line, int column, String expected) {
        super("line " + line + ", column " + column + ": " + expected);
    }
}

package io.bongsu.ticket.condition;

/**
 * What is wrong with a condition.
 *
 * @param line the first is 1
 * @param column the first is 1
 * @param code syntax, type, pattern, too-long, too-costly or not-allowed
 */
public record Fault(int line, int column, String code, String detail) {

    String told() {
        return "Line " + line + ", column " + column + ": " + detail;
    }
}

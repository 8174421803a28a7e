package io.bongsu.event.rule;

/**
 * When is a value a problem, and when is the problem over?
 *
 * @param recover a problem is over when the comparison with this value fails; the gap to {@code value} is the hysteresis
 */
public record Condition(Op op, double value, double recover) {

    public boolean isMet(double sample) {
        return op.test(sample, value);
    }

    public boolean isOver(double sample) {
        return !op.test(sample, recover);
    }
}

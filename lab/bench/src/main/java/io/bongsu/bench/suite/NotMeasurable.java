package io.bongsu.bench.suite;

/** Nothing could be measured, and why; no figure is better than a wrong one. */
public final class NotMeasurable extends Exception {
    public NotMeasurable(String why) {
        super(why);
    }
}

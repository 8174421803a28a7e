package io.bongsu.collector.promql.data;

/**
 * What the evaluator will do with what it reads.
 *
 * @param function the function of the range; empty when it looks for the last sample before each time
 * @param range milliseconds of the range; 0 without
 * @param step milliseconds between the times it evaluates at; 0 when there is one only
 */
public record Hints(String function, long range, long step) {}

package io.bongsu.bench.report;

import java.util.List;

/**
 * What a benchmark found.
 *
 * @param runs how many times it measured
 */
public record Measured(int runs, List<Result> results) {
    public Measured {
        results = List.copyOf(results);
    }
}

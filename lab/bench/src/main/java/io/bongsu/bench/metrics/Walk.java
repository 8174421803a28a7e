package io.bongsu.bench.metrics;

import java.util.Random;

/** Values as series have them: a third counters, a third gauges with two decimals, a third that hardly move. */
final class Walk {
    private final double[] values;
    private final Random random = new Random(7);

    Walk(int series) {
        values = random.ints(series, 0, 1_000_000).asDoubleStream().toArray();
    }

    double next(int i) {
        switch (i % 3) {
            case 0 -> values[i] += random.nextInt(500);
            case 1 -> values[i] = Math.rint((50 + random.nextGaussian() * 10) * 100) / 100;
            default -> values[i] += random.nextInt(20) == 0 ? 1 : 0;
        }
        return values[i];
    }
}

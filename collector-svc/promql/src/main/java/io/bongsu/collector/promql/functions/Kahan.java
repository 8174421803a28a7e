package io.bongsu.collector.promql.functions;

/** Sums that lose nothing to rounding: Neumaier's variant of Kahan's summation. Infinite sums carry no correction. */
final class Kahan {
    private double sum;
    private double lost;

    void clear() {
        sum = 0;
        lost = 0;
    }

    void set(double newSum, double newLost) {
        sum = newSum;
        lost = newLost;
    }

    void add(double value) {
        double next = sum + value;
        lost = correction(sum, lost, value, next);
        sum = next;
    }

    static double correction(double sum, double lost, double value, double next) {
        if (Double.isInfinite(next)) {
            return 0;
        }
        return lost + (Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum);
    }

    double sum() {
        return sum;
    }

    double lost() {
        return lost;
    }

    double total() {
        return sum + lost;
    }
}

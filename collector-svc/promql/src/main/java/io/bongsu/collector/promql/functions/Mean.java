package io.bongsu.collector.promql.functions;

/**
 * The mean: sum by count while the sum is finite, and from there on an incremental mean, which does not overflow. A mean that is
 * infinite stays so unless NaN or the other infinity comes.
 */
public final class Mean {
    private final Kahan kahan = new Kahan();
    private int count;
    private boolean incremental;
    private double mean;

    public void clear() {
        kahan.clear();
        count = 0;
        incremental = false;
        mean = 0;
    }

    public void add(double value) {
        count++;
        if (count == 1) {
            kahan.set(value, 0);
            return;
        }
        if (!incremental) {
            double next = kahan.sum() + value;
            if (!Double.isInfinite(next)) {
                kahan.add(value);
                return;
            }
            incremental = true;
            mean = kahan.sum() / (count - 1);
            kahan.set(mean, kahan.lost() / (count - 1));
        }
        step(value);
    }

    private void step(double value) {
        if (Double.isInfinite(mean)) {
            boolean same = Double.isInfinite(value) && (mean > 0) == (value > 0);
            if (same || Double.isFinite(value)) {
                return;
            }
        }
        double share = (count - 1.0) / count;
        kahan.set(share * mean, share * kahan.lost());
        kahan.add(value / count);
        mean = kahan.sum();
    }

    public double result() {
        if (incremental) {
            return mean + kahan.lost();
        }
        return kahan.sum() / count + kahan.lost() / count;
    }
}

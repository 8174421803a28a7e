package io.bongsu.collector.promql.functions;

import io.bongsu.collector.promql.ast.Aggregation;
import io.bongsu.collector.promql.data.Row;
import java.util.Arrays;
import java.util.List;

/** What aggregations make of numbers, one after the other. Used again after {@link #clear()}. */
public abstract sealed class Fold {

    public abstract void clear();

    public abstract void add(double value);

    /** @param parameter of a quantile */
    public abstract double result(double parameter);

    public static Fold of(Aggregation op) {
        return switch (op) {
            case SUM -> new Sum();
            case AVG -> new Average();
            case MIN -> new Extreme(false);
            case MAX -> new Extreme(true);
            case COUNT -> new Count(false);
            case GROUP -> new Count(true);
            case STDDEV -> new Spread(true);
            case STDVAR -> new Spread(false);
            case QUANTILE -> new Ranked();
            default -> throw new IllegalStateException("folds nothing: " + op);
        };
    }

    /** Sums of all rows at all times, row by row, without an object per time. */
    public static void sums(List<Row> rows, double[] out) {
        double[] lost = new double[out.length];
        for (Row row : rows) {
            double[] values = row.values();
            for (int i = 0; i < out.length; i++) {
                double value = values[i];
                if (Row.isAbsent(value)) {
                    continue;
                }
                double sum = Row.isAbsent(out[i]) ? 0 : out[i];
                double next = sum + value;
                lost[i] = Kahan.correction(sum, lost[i], value, next);
                out[i] = next;
            }
        }
        for (int i = 0; i < out.length; i++) {
            if (!Row.isAbsent(out[i])) {
                out[i] += lost[i];
            }
        }
    }

    private static final class Sum extends Fold {
        private final Kahan kahan = new Kahan();

        @Override
        public void clear() {
            kahan.clear();
        }

        @Override
        public void add(double value) {
            kahan.add(value);
        }

        @Override
        public double result(double parameter) {
            return kahan.total();
        }
    }

    private static final class Average extends Fold {
        private final Mean mean = new Mean();

        @Override
        public void clear() {
            mean.clear();
        }

        @Override
        public void add(double value) {
            mean.add(value);
        }

        @Override
        public double result(double parameter) {
            return mean.result();
        }
    }

    private static final class Extreme extends Fold {
        private final boolean max;
        private double value = Double.NaN;

        Extreme(boolean max) {
            this.max = max;
        }

        @Override
        public void clear() {
            value = Double.NaN;
        }

        @Override
        public void add(double other) {
            if (Double.isNaN(value) || (max ? other > value : other < value)) {
                value = other;
            }
        }

        @Override
        public double result(double parameter) {
            return value;
        }
    }

    private static final class Count extends Fold {
        private final boolean one;
        private long count;

        Count(boolean one) {
            this.one = one;
        }

        @Override
        public void clear() {
            count = 0;
        }

        @Override
        public void add(double value) {
            count++;
        }

        @Override
        public double result(double parameter) {
            return one ? 1 : count;
        }
    }

    /** Welford's variance; a value that is not finite leaves none. */
    private static final class Spread extends Fold {
        private final boolean root;
        private double count;
        private double mean;
        private double sum;

        Spread(boolean root) {
            this.root = root;
        }

        @Override
        public void clear() {
            count = 0;
            mean = 0;
            sum = 0;
        }

        @Override
        public void add(double value) {
            count++;
            if (count == 1) {
                mean = value;
                sum = Double.isFinite(value) ? 0 : Double.NaN;
                return;
            }
            double delta = value - mean;
            mean += delta / count;
            sum += delta * (value - mean);
        }

        @Override
        public double result(double parameter) {
            double variance = sum / count;
            return root ? Math.sqrt(variance) : variance;
        }
    }

    private static final class Ranked extends Fold {
        private double[] values = new double[16];
        private int size;

        @Override
        public void clear() {
            size = 0;
        }

        @Override
        public void add(double value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        @Override
        public double result(double parameter) {
            return OverTime.quantile(parameter, Arrays.copyOf(values, size));
        }
    }
}

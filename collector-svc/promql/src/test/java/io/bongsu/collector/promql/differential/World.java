package io.bongsu.collector.promql.differential;

import io.bongsu.collector.promql.ast.LabelMatcher;
import io.bongsu.collector.promql.data.Labels;
import io.bongsu.collector.promql.data.Series;
import io.bongsu.collector.promql.data.SeriesSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Counters with restarts, gauges with gaps, NaN, infinities and ends, classic histograms. No sample lies on a whole second, so that
 * the edges of ranges, which Prometheus 3 draws differently from 2, do not matter.
 */
final class World implements SeriesSource {
    static final long START = 1_700_000_000_000L;
    static final long LENGTH = 3_600_000;

    private final Random random;
    private final List<Series> all = new ArrayList<>();

    World(long seed) {
        random = new Random(seed);
        for (String job : List.of("api", "db")) {
            for (int i = 0; i < 4; i++) {
                String instance = String.valueOf(i);
                counter("c_total", job, instance);
                gauge("g", job, instance, 0.02);
                if (i < 2) {
                    gauge("odd", job, instance, 0.15);
                    histogram(job, instance);
                }
            }
            gauge("one", job, "", 0);
        }
    }

    List<Series> all() {
        return all;
    }

    private Series series(String metric, String job, String instance, String le) {
        Labels labels = Labels.of(
                "__name__",
                metric,
                "job",
                job,
                "instance",
                instance,
                "zone",
                instance.isEmpty() ? "" : "z" + job.length() % 2,
                "le",
                le);
        Series series = new Series(labels);
        all.add(series);
        return series;
    }

    private void counter(String metric, String job, String instance) {
        Series series = series(metric, job, instance, "");
        long jitter = 100L + random.nextInt(800);
        double value = 1e6 + random.nextDouble() * 1e5;
        int sinceRestart = 0;
        for (long t = 0; t < LENGTH; t += 10_000) {
            // restarts are rare and not to zero: where a counter reaches zero, 2 and 3 extrapolate differently
            boolean restart = ++sinceRestart > 100 && random.nextInt(40) == 0;
            sinceRestart = restart ? 0 : sinceRestart;
            value = restart ? value * 0.8 : value + random.nextDouble() * 100;
            if (random.nextInt(20) > 0) {
                series.add(START + t + jitter, value);
            }
        }
    }

    private void gauge(String metric, String job, String instance, double odd) {
        Series series = series(metric, job, instance, "");
        long jitter = 100L + random.nextInt(800);
        long gapUntil = 0;
        for (long t = 0; t < LENGTH; t += 15_000) {
            if (t < gapUntil) {
                continue;
            }
            double value = random.nextGaussian() * 100;
            if (random.nextDouble() < odd) {
                value = List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0)
                        .get(random.nextInt(4));
            }
            if (odd > 0 && random.nextInt(50) == 0) {
                value = Series.STALE;
                gapUntil = t + random.nextInt(600_000);
            }
            series.add(START + t + jitter, value);
        }
    }

    private void histogram(String job, String instance) {
        String[] bounds = {"0.1", "0.5", "1", "5", "+Inf"};
        List<Series> buckets = new ArrayList<>();
        for (String bound : bounds) {
            buckets.add(series("h_bucket", job, instance, bound));
        }
        double[] counts = new double[bounds.length];
        for (long t = 0; t < LENGTH; t += 20_000) {
            double cumulative = 10_000;
            for (int i = 0; i < bounds.length; i++) {
                counts[i] += random.nextInt(20);
                cumulative += counts[i];
                buckets.get(i).add(START + t + 500, cumulative);
            }
        }
    }

    @Override
    public List<Series> select(List<LabelMatcher> matchers, long from, long to, Budget budget) {
        List<Series> found = new ArrayList<>();
        for (Series series : all) {
            if (matchers.stream()
                    .allMatch(matcher -> matcher.accepts(series.labels().get(matcher.name())))) {
                Series part = new Series(series.labels());
                for (int i = 0; i < series.size(); i++) {
                    if (series.time(i) > from && series.time(i) <= to) {
                        part.add(series.time(i), series.value(i));
                    }
                }
                if (part.size() > 0) {
                    found.add(part);
                }
            }
        }
        return found;
    }
}

package io.bongsu.ticket.report;

import io.bongsu.ticket.report.DeskReport.Attainment;
import io.bongsu.ticket.report.DeskReport.Kept;
import io.bongsu.ticket.report.DeskReport.Mttr;
import io.bongsu.ticket.report.DeskReport.Row;
import io.bongsu.ticket.report.ReportRepository.Sum;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The sums of one group. */
final class Tally {
    private final Map<String, Long> counts = new HashMap<>();
    private final Map<String, Long> totals = new HashMap<>();

    void add(Sum sum) {
        counts.merge(sum.measure(), sum.n(), Long::sum);
        totals.merge(sum.measure(), sum.total(), Long::sum);
    }

    Row row(String key, @Nullable String name) {
        return new Row(
                key,
                name,
                count("opened"),
                count("acknowledged"),
                mean("acknowledged"),
                count("resolved"),
                new Mttr(mean("resolved"), mean("resolvedUnpaused"), mean("working"), mean("workingUnpaused")),
                rate(count("firstContact"), count("resolved")),
                count("reopened"),
                rate(count("reopened"), count("resolved")),
                attainment());
    }

    private List<Attainment> attainment() {
        Set<String> metrics = new TreeSet<>();
        counts.keySet().stream()
                .filter(measure -> measure.contains(":"))
                .forEach(measure -> metrics.add(measure.substring(measure.indexOf(':') + 1)));
        return metrics.stream()
                .map(metric -> new Attainment(metric, kept("closed", metric), kept("due", metric)))
                .toList();
    }

    private Kept kept(String when, String metric) {
        long met = count(when + "Met:" + metric);
        long missed = count(when + "Missed:" + metric);
        return new Kept(met, missed, rate(met, met + missed));
    }

    private long count(String measure) {
        return counts.getOrDefault(measure, 0L);
    }

    private @Nullable Double mean(String measure) {
        long n = count(measure);
        return n == 0 ? null : totals.getOrDefault(measure, 0L) / 1000.0 / n;
    }

    private static @Nullable Double rate(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}

package io.bongsu.collector.scrape;

import io.bongsu.collector.histogram.HistogramPart;
import io.bongsu.collector.histogram.NativeSample;
import io.bongsu.collector.metrics.Batch;
import io.bongsu.collector.metrics.Metadata;
import io.bongsu.collector.metrics.Sample;
import io.bongsu.collector.metrics.Series;
import io.bongsu.collector.resource.Labels;
import io.bongsu.collector.resource.Resource;
import io.bongsu.collector.resource.Resources;
import io.bongsu.collector.resource.Sighting;
import io.bongsu.collector.spi.Observation;
import io.bongsu.collector.spi.Observation.Distribution;
import io.bongsu.collector.spi.Observation.Exemplar;
import io.bongsu.collector.spi.Observation.Kind;
import io.bongsu.collector.spi.Observation.Measurement;
import io.bongsu.collector.spi.Observation.NativeHistogram;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the visits to one target found, as samples, with {@code up} and how the visit went. A series that is not exposed any
 * more ends with Prometheus' staleness marker, so that nobody takes its last value for its present one. Not for several
 * threads: visits to one target follow each other.
 */
final class ScrapedSamples {
    private static final Logger LOG = LoggerFactory.getLogger(ScrapedSamples.class);
    /** A NaN of its own; see prometheus/model/value. */
    static final double STALE = Double.longBitsToDouble(0x7ff0000000000002L);

    private final UUID tenant;
    private final Map<String, String> target;
    private final Believed believed;
    private final Resource resource;
    private final Labels identity;
    private final NativeSample histogram = new NativeSample();
    private final RepeatedExemplars repeated = new RepeatedExemplars();
    private Set<Series> last = Set.of();

    /** How far a target's own times may be from ours; samples beyond are left out. */
    record Believed(Duration past, Duration future) {
        boolean accepts(Instant at, Instant now) {
            return !at.isBefore(now.minus(past)) && !at.isAfter(now.plus(future));
        }
    }

    ScrapedSamples(UUID tenant, Map<String, String> target, Believed believed) {
        this.tenant = tenant;
        this.target = target;
        this.believed = believed;
        String job = target.getOrDefault("job", "");
        String instance = target.getOrDefault("instance", "");
        this.resource = Resources.target(tenant, job, instance, "prometheus");
        this.identity = Labels.of(Map.of("job", job, "instance", instance));
    }

    Batch of(Observation seen, Duration took) {
        long at = seen.at().toEpochMilli();
        List<Sample> samples = new ArrayList<>();
        Set<Series> now = new HashSet<>();
        for (Measurement one : seen.measurements()) {
            if (one.attributes().containsKey(HistogramPart.LABEL)) {
                continue; // a name of ours: what came with it would be taken for a piece of a histogram
            }
            Series series = series(one.metric(), kind(one.kind()), one.unit(), one.attributes());
            Instant own = one.at();
            if (own == null) {
                now.add(series);
            }
            if (own == null || believed.accepts(own, seen.at())) {
                samples.add(new Sample(series, own == null ? at : own.toEpochMilli(), one.value()));
            }
        }
        List<List<Sample>> together = histograms(seen, now);
        int exposed = seen.measurements().size() + seen.histograms().size();
        end(now, at, samples);
        health(at, 1, took, exposed, samples);
        List<Metadata> described = seen.descriptions().stream()
                .map(one -> new Metadata(one.metric(), one.type(), one.unit(), one.help()))
                .toList();
        return new Batch(tenant, List.copyOf(samples), together, resource.sightings(), described, null);
    }

    private List<List<Sample>> histograms(Observation seen, Set<Series> now) {
        List<List<Sample>> all = new ArrayList<>();
        for (NativeHistogram one : seen.histograms()) {
            Instant own = one.at();
            if (one.attributes().containsKey(HistogramPart.LABEL)) {
                continue;
            }
            List<Sample> parts = own == null || believed.accepts(own, seen.at())
                    ? parts(one, own == null ? seen.at() : own)
                    : List.of();
            if (!parts.isEmpty()) {
                all.add(parts);
            }
            if (own == null) {
                now.add(part(one, HistogramPart.COUNT)); // of a histogram the count alone says that it ended
            }
        }
        return all;
    }

    /** None when it cannot be kept. */
    private List<Sample> parts(NativeHistogram one, Instant at) {
        List<Sample> parts = new ArrayList<>();
        String problem = read(one.distribution());
        if (problem.isEmpty()) {
            histogram.fit();
            histogram.each((code, value) -> parts.add(new Sample(part(one, code), at.toEpochMilli(), value)));
        } else {
            LOG.atDebug()
                    .addKeyValue("metric", one.metric())
                    .addKeyValue("reason", problem)
                    .log("not stored");
        }
        return parts;
    }

    private String read(Distribution said) {
        histogram.clear();
        histogram.schema(said.schema());
        histogram.zero(said.zeroThreshold(), said.zeroCount());
        histogram.totals(said.count(), said.sum());
        histogram.gauge(said.gauge());
        said.positive().forEach(bucket -> histogram.positive().add(bucket.index(), bucket.count()));
        said.negative().forEach(bucket -> histogram.negative().add(bucket.index(), bucket.count()));
        return histogram.problem();
    }

    private Series part(NativeHistogram one, long code) {
        Map<String, String> labels = new TreeMap<>(one.attributes());
        labels.put(HistogramPart.LABEL, HistogramPart.text(code));
        return series(one.metric(), "histogram", one.unit(), labels);
    }

    /** What is new of the single observations that a visit brought. */
    List<SeenExemplar> exemplars(Observation seen) {
        List<SeenExemplar> all = new ArrayList<>();
        for (Measurement one : seen.measurements()) {
            Exemplar told = one.exemplar();
            if (told != null) {
                Series series = series(one.metric(), kind(one.kind()), one.unit(), one.attributes());
                all.add(SeenExemplar.of(series, told, seen.at()));
            }
        }
        for (NativeHistogram one : seen.histograms()) {
            Series count = part(one, HistogramPart.COUNT);
            one.exemplars().forEach(told -> all.add(SeenExemplar.of(count, told, seen.at())));
        }
        return repeated.without(all);
    }

    Batch failed(Instant when, Duration took) {
        List<Sample> samples = new ArrayList<>();
        end(Set.of(), when.toEpochMilli(), samples);
        health(when.toEpochMilli(), 0, took, 0, samples);
        return new Batch(tenant, List.copyOf(samples), List.of());
    }

    /** The target is not asked any more. */
    Batch over(Instant when) {
        List<Sample> samples = new ArrayList<>();
        end(Set.of(), when.toEpochMilli(), samples);
        for (String metric : List.of("up", "scrape_duration_seconds", "scrape_samples_scraped")) {
            samples.add(new Sample(series(metric, "gauge", "", target), when.toEpochMilli(), STALE));
        }
        return new Batch(tenant, List.copyOf(samples), List.<Sighting>of());
    }

    private void end(Set<Series> now, long at, List<Sample> samples) {
        for (Series before : last) {
            if (!now.contains(before)) {
                samples.add(new Sample(before, at, STALE));
            }
        }
        last = now;
    }

    private void health(long at, int up, Duration took, int exposed, List<Sample> samples) {
        samples.add(new Sample(series("up", "gauge", "", target), at, up));
        samples.add(new Sample(series("scrape_duration_seconds", "gauge", "s", target), at, took.toNanos() / 1e9));
        samples.add(new Sample(series("scrape_samples_scraped", "gauge", "", target), at, exposed));
    }

    private Series series(String metric, String kind, String unit, Map<String, String> labels) {
        return new Series(metric, Labels.of(new TreeMap<>(labels)), kind, unit, identity, resource.entity());
    }

    private static String kind(Kind kind) {
        return kind == Kind.COUNTER ? "counter" : "gauge";
    }
}

package io.bongsu.bench.promql;

import io.bongsu.bench.metrics.Load;
import io.bongsu.bench.metrics.WriteBody;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What is asked about, all of it 10 s apart and ending at {@link #end}: 1,000 counters and a histogram of 50 instances for an
 * hour, 100 gauges and 100 counters for a day, many gauges for ten minutes. Names carry the run, so that no other run's series
 * are in the answers. Sent in the order of time, as Prometheus wants it.
 */
final class History {
    static final int COUNTERS = 1_000;
    static final long STEP = 10_000;
    static final long HOUR = 3_600_000;
    static final long DAY = 24 * HOUR;

    /** So much earlier than the first point asked for: how a counter begins is not the same in Prometheus 2 and 3. */
    private static final long BEFORE = 10 * 60_000;

    static final long SHORT = 10 * 60_000;

    /** No sample lies on the edge of a range: what belongs to it there is not the same in Prometheus 2 and 3. */
    private static final long OFF_EDGE = 3_217;

    private static final int LONG = 100;
    private static final int INSTANCES = 50;
    private static final int PER_REQUEST = 4_000;
    private static final double[] BOUNDS = {.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, Double.POSITIVE_INFINITY};

    private final String run;
    private final long end;
    private final int wide;
    private final Random random = new Random(11);
    private final List<Kept> all = new ArrayList<>();

    /** A series and how it goes on. */
    private abstract static class Kept {
        final byte[] section;
        final long since;
        double value;

        Kept(byte[] section, long since) {
            this.section = section;
            this.since = since;
        }

        abstract double next();
    }

    History(String run, long end, int wide) {
        this.run = run;
        this.end = end;
        this.wide = wide;
        daily();
        requests();
        latencies();
        gauges();
    }

    long end() {
        return end;
    }

    /** The name of a metric in this run. */
    String name(String metric) {
        return "bench_" + run + "_" + metric;
    }

    /** How many samples a metric has. */
    long samples(String metric) {
        return switch (metric) {
            case "requests_total" -> COUNTERS * ((HOUR + BEFORE) / STEP);
            case "latency_bucket" -> (long) INSTANCES * BOUNDS.length * ((HOUR + BEFORE) / STEP);
            case "temperature", "bytes_total" -> LONG * (DAY / STEP);
            case "wide" -> wide * (SHORT / STEP);
            default -> throw new IllegalArgumentException(metric);
        };
    }

    static List<String> metrics() {
        return List.of("requests_total", "latency_bucket", "temperature", "bytes_total", "wide");
    }

    Load load(Path folder) throws IOException {
        try (Load.Recording recording = new Load.Recording(folder)) {
            WriteBody body = new WriteBody();
            for (long at = end - DAY + STEP; at <= end; at += STEP) {
                for (Kept one : all) {
                    if (at > end - one.since) {
                        body.add(one.section, one.next(), at - OFF_EDGE);
                        flush(body, recording, PER_REQUEST);
                    }
                }
            }
            flush(body, recording, 1);
            return recording.end(1);
        }
    }

    private static void flush(WriteBody body, Load.Recording recording, int enough) throws IOException {
        if (body.samples() >= enough) {
            int samples = body.samples();
            recording.add(body.take(), samples);
        }
    }

    private void daily() {
        for (int i = 0; i < LONG; i++) {
            gauge(section("temperature", i, "rack", "r" + i % 8), DAY, 20 + i % 10);
            counter(section("bytes_total", i, "device", "eth" + i % 4), DAY, 5_000);
        }
    }

    private void requests() {
        for (int i = 0; i < COUNTERS; i++) {
            counter(
                    section("requests_total", i, "code", i % 7 == 0 ? "500" : "200"),
                    HOUR + BEFORE,
                    400_000); // so much that no two rates are the same
        }
    }

    private void latencies() {
        for (int i = 0; i < INSTANCES; i++) {
            double[] counts = new double[BOUNDS.length];
            for (int at = 0; at < BOUNDS.length; at++) {
                int bucket = at;
                String le = Double.isInfinite(BOUNDS[at]) ? "+Inf" : Double.toString(BOUNDS[at]);
                all.add(new Kept(section("latency_bucket", i, "le", le), HOUR + BEFORE) {
                    @Override
                    double next() {
                        counts[bucket] += random.nextInt(4);
                        value = 0;
                        for (int below = 0; below <= bucket; below++) {
                            value += counts[below];
                        }
                        return value;
                    }
                });
            }
        }
    }

    private void gauges() {
        for (int i = 0; i < wide; i++) {
            gauge(section("wide", i, "slot", "s" + i % 25), SHORT, 50);
        }
    }

    private void gauge(byte[] section, long since, double around) {
        all.add(new Kept(section, since) {
            @Override
            double next() {
                return Math.rint((around + random.nextGaussian() * 5) * 100) / 100;
            }
        });
    }

    private void counter(byte[] section, long since, int most) {
        all.add(new Kept(section, since) {
            @Override
            double next() {
                return value += random.nextInt(most);
            }
        });
    }

    /** Fifteen labels as on a fleet of servers, names in order. */
    private byte[] section(String metric, int i, String name, String value) {
        List<String> pairs = new ArrayList<>(List.of(
                "__name__", name(metric),
                "arch", "amd64",
                "cluster", "prod-" + i % 4,
                "container", "app",
                "datacenter", "dc" + i % 3,
                "env", "production",
                "instance", "10.0." + i / 100 + "." + i % 100 + ":9100",
                "job", "job-" + i % 10,
                "namespace", "shop",
                "os", "linux",
                "pod", "app-" + Integer.toHexString(i * 0x9E3779B1),
                "region", "eu-west-" + i % 3,
                "team", "team-" + i % 12,
                "version", "1." + i % 9 + ".0"));
        int place = 2;
        while (place < pairs.size() && pairs.get(place).compareTo(name) < 0) {
            place += 2;
        }
        pairs.addAll(place, List.of(name, value));
        return WriteBody.section(pairs.toArray(String[]::new));
    }
}

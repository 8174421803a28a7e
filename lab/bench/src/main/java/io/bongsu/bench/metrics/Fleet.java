package io.bongsu.bench.metrics;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Series as a fleet of servers has them, 15 labels each, by remote write. A lively fleet is as fleets are: scrapes come up to a
 * second early or late, one sample in a thousand comes two minutes late, and every ten rounds one server in a hundred is
 * replaced by another.
 */
public final class Fleet implements Requests {
    public static final int PER_REQUEST = 1_000;
    private static final String STEADY = "bench_node_metric_";
    private static final String LIVELY = "bench_lively_metric_";
    private static final int METRICS = 100;
    private static final int KEPT = 200_000;
    private static final long LATE = 120_000;
    private static final int ROUNDS_PER_CHURN = 10;

    private final int series;
    private final boolean lively;
    private final byte[][] labels;
    private final int[] generation;
    private final int[] rounds;
    private final Walk walk;
    private final Random random = new Random(5);
    private final WriteBody body = new WriteBody();

    Fleet(int series, boolean lively) {
        this.series = series;
        this.lively = lively;
        walk = new Walk(series);
        labels = new byte[Math.min(series, KEPT)][]; // more do not fit: those are made each time
        generation = new int[series / METRICS + 1];
        rounds = new int[requests()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = section(i);
        }
    }

    @Override
    public int requests() {
        return series / PER_REQUEST;
    }

    /** Name and labels of a steady fleet's series, as {@link WriteBody#add} wants them. */
    public static byte[] labels(int series) {
        return section(STEADY, series, 0);
    }

    /** Which series of a steady fleet has this metric name and this label {@code pod}? */
    public static int number(String metric, String pod) {
        int server = Integer.parseInt(pod.substring(pod.lastIndexOf('-') + 1));
        return server * METRICS + Integer.parseInt(metric.replaceAll("\\D", ""));
    }

    /** The names of all metrics of a steady fleet. */
    public static List<String> metrics() {
        return IntStream.range(0, METRICS).mapToObj(i -> metric(STEADY, i)).toList();
    }

    private static String metric(String prefix, int number) {
        return prefix + number + "_total";
    }

    private byte[] section(int i) {
        return section(lively ? LIVELY : STEADY, i, generation[i / METRICS]);
    }

    private static byte[] section(String prefix, int i, int generation) {
        int server = i / METRICS;
        String pod = "exporter-" + Integer.toHexString(server * 0x9E3779B1) + "-" + server;
        String name = metric(prefix, i % METRICS);
        return WriteBody.section(
                "__name__",
                name,
                "arch",
                "amd64",
                "cluster",
                "prod-" + server % 4,
                "container",
                "exporter",
                "datacenter",
                "dc" + server % 3,
                "endpoint",
                "metrics",
                "env",
                "production",
                "instance",
                "10." + server % 7 + "." + server / 250 % 250 + "." + server % 250 + ":9100",
                "job",
                "node-" + server % 10,
                "namespace",
                "monitoring",
                "os",
                "linux",
                "pod",
                generation == 0 ? pod : pod + "-" + generation,
                "region",
                "eu-west-" + server % 3,
                "team",
                "team-" + server % 12,
                "version",
                "1." + server % 9 + ".0");
    }

    @Override
    public byte[] request(int number, long at) {
        rounds[number]++;
        int first = number * PER_REQUEST;
        if (lively && rounds[number] % ROUNDS_PER_CHURN == 0) {
            churn(first);
        }
        for (int i = first; i < first + PER_REQUEST; i++) {
            body.add(i < labels.length ? labels[i] : section(i), walk.next(i), lively ? about(at) : at);
        }
        return body.take();
    }

    private long about(long at) {
        return at + random.nextInt(2_000) - 1_000 - (random.nextInt(1_000) == 0 ? LATE : 0);
    }

    /** A request has ten servers: one request in ten loses one. */
    private void churn(int first) {
        if (random.nextInt(10) == 0) {
            int server = first / METRICS + random.nextInt(PER_REQUEST / METRICS);
            generation[server]++;
            for (int i = server * METRICS; i < Math.min((server + 1) * METRICS, labels.length); i++) {
                labels[i] = section(i);
            }
        }
    }
}

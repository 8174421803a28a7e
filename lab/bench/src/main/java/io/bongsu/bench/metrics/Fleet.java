package io.bongsu.bench.metrics;

import java.util.Random;

/**
 * Series as a fleet of servers has them, 15 labels each, and their values: a third counters, a third gauges with two decimals,
 * a third that hardly move. Writes remote write requests of 1,000 series, a sample each.
 */
final class Fleet {
    static final int PER_REQUEST = 1_000;
    private static final int METRICS = 100;

    private final byte[][] labels;
    private final double[] values;
    private final Random random = new Random(7);
    private final WriteBody body = new WriteBody();

    Fleet(int series) {
        labels = new byte[series][];
        values = new double[series];
        for (int i = 0; i < series; i++) {
            labels[i] = section(i);
            values[i] = random.nextInt(1_000_000);
        }
    }

    int series() {
        return labels.length;
    }

    int requests() {
        return labels.length / PER_REQUEST;
    }

    private static byte[] section(int i) {
        int server = i / METRICS;
        return WriteBody.section(
                "__name__", "bench_node_metric_" + i % METRICS + "_total",
                "arch", "amd64",
                "cluster", "prod-" + server % 4,
                "container", "exporter",
                "datacenter", "dc" + server % 3,
                "endpoint", "metrics",
                "env", "production",
                "instance", "10." + server % 7 + "." + server / 250 % 250 + "." + server % 250 + ":9100",
                "job", "node-" + server % 10,
                "namespace", "monitoring",
                "os", "linux",
                "pod", "exporter-" + Integer.toHexString(server * 0x9E3779B1) + "-" + server,
                "region", "eu-west-" + server % 3,
                "team", "team-" + server % 12,
                "version", "1." + server % 9 + ".0");
    }

    /** One request: the next sample of a thousand series. */
    byte[] request(int number, long at) {
        for (int i = number * PER_REQUEST; i < (number + 1) * PER_REQUEST; i++) {
            body.add(labels[i], next(i), at);
        }
        return body.take();
    }

    private double next(int i) {
        switch (i % 3) {
            case 0 -> values[i] += random.nextInt(500);
            case 1 -> values[i] = Math.rint((50 + random.nextGaussian() * 10) * 100) / 100;
            default -> values[i] += random.nextInt(20) == 0 ? 1 : 0;
        }
        return values[i];
    }
}

package io.bongsu.bench.metrics;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Series as a fleet of servers has them, 15 labels each, and their values: a third counters, a third gauges with two decimals,
 * a third that hardly move. Writes remote write requests of 1,000 series, a sample each.
 */
public final class Fleet {
    public static final int PER_REQUEST = 1_000;
    private static final int METRICS = 100;

    private final byte[][] labels;
    private final double[] values;
    private final Random random = new Random(7);
    private final SnappyBlock snappy = new SnappyBlock();
    private byte[] body = new byte[1 << 19];
    private int size;

    /** The value of a series' next sample. */
    public interface Values {
        double next(int series);
    }

    public Fleet(int series) {
        labels = new byte[series][];
        values = new double[series];
        for (int i = 0; i < series; i++) {
            labels[i] = section(i);
            values[i] = random.nextInt(1_000_000);
        }
    }

    private Fleet(byte[][] labels) {
        this.labels = labels;
        this.values = new double[0];
    }

    /** The same series for another thread, which says the values itself. */
    public Fleet twin() {
        return new Fleet(labels);
    }

    /** Which series has this metric name and these labels? */
    public static int number(String metric, String pod) {
        int server = Integer.parseInt(pod.substring(pod.lastIndexOf('-') + 1));
        return server * METRICS + Integer.parseInt(metric.replaceAll("\\D", ""));
    }

    /** The names of all metrics. */
    public static List<String> metrics() {
        return IntStream.range(0, METRICS).mapToObj(Fleet::metric).toList();
    }

    private static String metric(int number) {
        return "bench_node_metric_" + number + "_total";
    }

    int series() {
        return labels.length;
    }

    int requests() {
        return labels.length / PER_REQUEST;
    }

    /** Label names in order, as the specification wants them. */
    private static byte[] section(int i) {
        int server = i / METRICS;
        String[] pairs = {
            "__name__", metric(i % METRICS),
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
            "version", "1." + server % 9 + ".0"
        };
        ByteArrayOutputStream section = new ByteArrayOutputStream(400);
        for (int at = 0; at < pairs.length; at += 2) {
            byte[] name = pairs[at].getBytes(StandardCharsets.UTF_8);
            byte[] value = pairs[at + 1].getBytes(StandardCharsets.UTF_8);
            section.write(10);
            section.write(name.length + value.length + 4);
            section.write(10);
            section.write(name.length);
            section.writeBytes(name);
            section.write(18);
            section.write(value.length);
            section.writeBytes(value);
        }
        return section.toByteArray();
    }

    /** One request: the next sample of a thousand series. */
    byte[] request(int number, long at) {
        return request(number, at, this::next);
    }

    /** One request: a sample of a thousand series. */
    public byte[] request(int number, long at, Values said) {
        size = 0;
        for (int i = number * PER_REQUEST; i < (number + 1) * PER_REQUEST; i++) {
            add(labels[i], said.next(i), at);
        }
        return snappy.of(body, size);
    }

    private double next(int i) {
        switch (i % 3) {
            case 0 -> values[i] += random.nextInt(500);
            case 1 -> values[i] = Math.rint((50 + random.nextGaussian() * 10) * 100) / 100;
            default -> values[i] += random.nextInt(20) == 0 ? 1 : 0;
        }
        return values[i];
    }

    private void add(byte[] section, double value, long at) {
        int timestamp = length(at);
        int sample = 9 + 1 + timestamp;
        int series = section.length + 2 + sample;
        if (body.length - size < series + 16) {
            body = Arrays.copyOf(body, body.length * 2);
        }
        body[size++] = 10;
        varint(series);
        System.arraycopy(section, 0, body, size, section.length);
        size += section.length;
        body[size++] = 18;
        varint(sample);
        body[size++] = 9;
        long bits = Double.doubleToRawLongBits(value);
        for (int shift = 0; shift < 64; shift += 8) {
            body[size++] = (byte) (bits >> shift);
        }
        body[size++] = 16;
        varint(at);
    }

    private static int length(long value) {
        return (70 - Long.numberOfLeadingZeros(value | 1)) / 7;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            body[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        body[size++] = (byte) rest;
    }
}

package io.bongsu.bench.metrics;

import io.bongsu.bench.report.Result;
import io.bongsu.bench.suite.Folders;
import io.bongsu.bench.suite.NotMeasurable;
import io.bongsu.bench.suite.OurDatabase;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Bytes per sample once sealed, without names and labels: ours without the table of series, the peers' without their index.
 * Zabbix' is its table of history with its key, which is how a series is found in it.
 */
final class Disk {
    private static final List<String> HOLDING = List.of("metric_chunk", "metric_block", "metric_day");
    private static final String OURS = """
            SELECT sum(pg_total_relation_size(oid)) FROM pg_class
             WHERE relkind = 'r' AND relname LIKE 'metric\\_%' AND relname NOT LIKE 'metric\\_wal%'""";
    private static final long LIMIT = TimeUnit.MINUTES.toNanos(10);
    private static final long STILL = TimeUnit.SECONDS.toNanos(20);

    private final Path folder;
    private final Saturation saturation;
    private final List<Result> results;

    /**
     * @param folder where the peers have theirs
     * @param saturation knows how much they were sent
     */
    Disk(Path folder, Saturation saturation, List<Result> results) {
        this.folder = folder;
        this.saturation = saturation;
        this.results = results;
    }

    void compare(double ours, Participants all) throws IOException, InterruptedException, NotMeasurable {
        results.add(Result.atMost("bytes per sample, sealed", "bytes", ours, 2.4));
        Target prometheus = Target.find(all.targets(), "prometheus");
        if (prometheus == null) {
            beside(ours, "prometheus", Double.NaN, 0.65);
        } else {
            beside(ours, prometheus.name(), prometheus(prometheus, folder, saturation.sent(prometheus)), 0.65);
        }
        Target victoria = Target.find(all.targets(), "victoria-metrics");
        if (victoria == null) {
            beside(ours, "victoria-metrics", Double.NaN, Double.NaN);
        } else {
            beside(ours, victoria.name(), victoria(victoria, folder, saturation.sent(victoria)), Double.NaN);
        }
        Zabbix zabbix = all.zabbix();
        if (zabbix == null) {
            beside(ours, "zabbix", Double.NaN, Double.NaN);
        } else {
            beside(ours, zabbix.target().name(), zabbix.bytesPerSample(), Double.NaN);
        }
    }

    private void beside(double ours, String peer, double theirs, double most) {
        results.add(Result.beside("bytes per sample, sealed", "bytes", ours, peer, theirs, most));
    }

    /**
     * All that is stored, whoever sent it, when no more is sealed for 20 seconds. Samples that are not sealed yet are in
     * neither figure.
     */
    static double ours(OurDatabase database) throws NotMeasurable {
        String samples = samples(database);
        long limit = System.nanoTime() + LIMIT;
        double sealed = database.number(samples);
        long since = System.nanoTime();
        while (System.nanoTime() - since < STILL && System.nanoTime() < limit) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
            double now = database.number(samples);
            since = now == sealed ? since : System.nanoTime();
            sealed = now;
        }
        return database.number(OURS) / sealed;
    }

    private static String samples(OurDatabase database) throws NotMeasurable {
        StringBuilder sql = new StringBuilder("SELECT 0");
        for (String table : HOLDING) {
            if (database.number("SELECT count(*) FROM pg_class WHERE relname = '" + table + "'") > 0) {
                sql.append(" + (SELECT coalesce(sum(samples), 0) FROM ")
                        .append(table)
                        .append(')');
            }
        }
        return sql.toString();
    }

    /** A snapshot's blocks without their index; NaN when there is none. */
    private static double prometheus(Target target, Path folder, long samples)
            throws IOException, InterruptedException {
        post(target, "/api/v1/admin/tsdb/snapshot");
        Path snapshots = folder.resolve("prometheus/snapshots");
        long bytes = Folders.bytes(snapshots) - index(snapshots);
        return bytes > 0 ? bytes / (double) samples : Double.NaN;
    }

    private static long index(Path snapshots) throws IOException {
        if (!Files.exists(snapshots)) {
            return 0;
        }
        long bytes = 0;
        try (Stream<Path> all = Files.walk(snapshots)) {
            for (Path one : all.filter(file -> file.endsWith("index")).toList()) {
                bytes += Files.size(one);
            }
        }
        return bytes;
    }

    /** Its data folder after all is merged, without its index. */
    private static double victoria(Target target, Path folder, long samples) throws IOException, InterruptedException {
        post(target, "/internal/force_flush");
        post(target, "/internal/force_merge");
        Path data = folder.resolve("victoria/data");
        long since = System.nanoTime();
        long limit = since + LIMIT;
        long bytes = Folders.bytes(data);
        while (System.nanoTime() - since < STILL / 2 && System.nanoTime() < limit) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            long now = Folders.bytes(data);
            since = now == bytes ? since : System.nanoTime();
            bytes = now;
        }
        return bytes / (double) samples;
    }

    private static void post(Target target, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(target.api(path))
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }
}

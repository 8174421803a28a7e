package io.bongsu.bench.metrics;

import io.bongsu.bench.suite.NotMeasurable;
import io.bongsu.bench.suite.PrivatePostgres;
import io.bongsu.bench.suite.Program;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Debian's Zabbix server over a PostgreSQL like ours, both of its own: trapper items alone, no triggers, nothing that polls.
 * Its caches are large enough for all items; everything else is as it comes.
 */
final class Zabbix implements AutoCloseable {
    /** It has an item for each series, as far as that. */
    private static final int MOST_ITEMS = 100_000;

    private static final String DATABASE = "zabbix";
    private static final Path PROGRAM = Path.of("/usr/sbin/zabbix_server");
    private static final Path SCHEMA = Path.of("/usr/share/zabbix-server-pgsql/schema.sql.gz");

    private final PrivatePostgres postgres;
    private final ZabbixDatabase database;
    private final Target target;
    private final int items;
    private long sent;

    private Zabbix(PrivatePostgres postgres, ZabbixDatabase database, Process server, int port, int items) {
        this.postgres = postgres;
        this.database = database;
        this.items = items;
        this.target = new Target(
                "zabbix " + Program.version(PROGRAM.toString()),
                URI.create("zabbix://127.0.0.1:" + port),
                "",
                new ProcessTree(List.of(server.pid(), postgres.pid())),
                new ProcessTree(List.of(server.pid())),
                server);
    }

    /**
     * Null when it is not installed.
     *
     * @param ours the process of our PostgreSQL
     */
    static @Nullable Zabbix start(long ours, int series, Path parent)
            throws IOException, InterruptedException, NotMeasurable {
        if (!Files.isExecutable(PROGRAM) || !Files.isReadable(SCHEMA)) {
            return null;
        }
        Path folder = Files.createDirectory(parent.resolve("zabbix"));
        PrivatePostgres postgres = PrivatePostgres.like(ours, folder);
        try {
            int items = Math.min(series, MOST_ITEMS);
            ZabbixDatabase database = ZabbixDatabase.create(postgres, DATABASE, SCHEMA, items);
            int port = Program.freePort();
            Path config = Files.writeString(folder.resolve("zabbix.conf"), config(port, folder, postgres));
            Process server =
                    Program.start("zabbix", port, List.of(PROGRAM.toString(), "-f", "-c", config.toString()), folder);
            return new Zabbix(postgres, database, server, port, items);
        } catch (IOException | InterruptedException | NotMeasurable | RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    private static String config(int port, Path folder, PrivatePostgres postgres) {
        return """
                ListenIP=127.0.0.1
                ListenPort=%d
                LogType=console
                PidFile=%2$s/zabbix.pid
                SocketDir=%2$s
                DBHost=127.0.0.1
                DBPort=%3$d
                DBName=%4$s
                DBUser=%5$s
                DBPassword=%6$s
                AllowRoot=1
                AllowUnsupportedDBVersions=1
                CacheSize=512M
                HistoryCacheSize=128M
                HistoryIndexCacheSize=64M
                TrendCacheSize=64M
                CacheUpdateFrequency=3600
                HousekeepingFrequency=0
                StartPollers=0
                StartPollersUnreachable=0
                StartHistoryPollers=0
                StartPingers=0
                StartDiscoverers=0
                StartHTTPPollers=0
                StartProxyPollers=0
                StartODBCPollers=0
                """.formatted(port, folder, postgres.port(), DATABASE, PrivatePostgres.USER, postgres.password());
    }

    Target target() {
        return target;
    }

    int items() {
        return items;
    }

    /**
     * What sending has cost.
     *
     * @param seconds until everything was in the table of history
     * @param millis how long each request took until it was acknowledged, which is before it is in any table
     */
    record Taken(double cpuSeconds, double seconds, List<Double> millis) {}

    Taken send(Load load) throws IOException, InterruptedException, NotMeasurable {
        double before = cpuSeconds();
        long begun = System.nanoTime();
        List<Double> millis = new Trapper(target.url().getPort()).send(load);
        sent += load.samples();
        database.awaitStored(sent);
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Taken(cpuSeconds() - before, seconds, millis);
    }

    private double cpuSeconds() throws IOException {
        return target.processes().cpuSeconds() - database.lookingSeconds();
    }

    double bytesPerSample() throws NotMeasurable {
        return database.bytesPerSample();
    }

    @Override
    public void close() {
        target.close();
        database.close();
        postgres.close();
    }
}

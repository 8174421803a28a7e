package io.bongsu.bench.metrics;

import io.bongsu.bench.suite.NotMeasurable;
import io.bongsu.bench.suite.PrivatePostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;

/** What Zabbix keeps: hosts with trapper items, which are written here as its web pages would, and their history. */
final class ZabbixDatabase implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(5);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(200);

    private final Connection connection;
    private final ProcessTree watcher;

    private ZabbixDatabase(Connection connection) throws NotMeasurable {
        this.connection = connection;
        this.watcher = new ProcessTree(List.of((long) number("SELECT pg_backend_pid()")));
    }

    static ZabbixDatabase create(PrivatePostgres postgres, String name, Path schema, int items)
            throws IOException, NotMeasurable {
        try {
            try (Connection first = postgres.open("postgres");
                    Statement statement = first.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            Connection connection = postgres.open(name);
            try (Statement statement = connection.createStatement();
                    InputStream tables = new GZIPInputStream(Files.newInputStream(schema))) {
                statement.execute(new String(tables.readAllBytes(), StandardCharsets.UTF_8));
                statement.execute(items(items));
                // Looking whether all is there keeps one process busy, whose CPU is known.
                statement.execute("SET max_parallel_workers_per_gather = 0");
            }
            return new ZabbixDatabase(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Hosts, their items, and the rows without which the server does not begin. */
    private static String items(int count) {
        return """
                INSERT INTO role (roleid, name, type) VALUES (1, 'bench', 1);
                INSERT INTO users (userid, username, roleid) VALUES (1, 'bench', 1);
                INSERT INTO hstgrp (groupid, name) VALUES (1, 'bench');
                INSERT INTO config (configid, discovery_groupid) VALUES (1, 1);
                INSERT INTO hosts (hostid, host, name)
                SELECT 10000 + n, 'exporter-' || n, 'exporter-' || n FROM generate_series(0, (%1$d - 1) / %2$d) AS n;
                INSERT INTO items (itemid, type, hostid, name, key_)
                SELECT 1 + i, 2, 10000 + i / %2$d, key, key
                  FROM generate_series(0, %1$d - 1) AS i, concat('bench_node_metric_', i %% %2$d, '_total') AS key;
                INSERT INTO item_rtdata (itemid) SELECT itemid FROM items;
                ANALYZE""".formatted(count, TrapperFleet.ITEMS_PER_HOST);
    }

    /** CPU of the process that looks for us: none of Zabbix'. */
    double lookingSeconds() throws IOException {
        return watcher.cpuSeconds();
    }

    /** Waits until so many samples are in the table of history, whatever was acknowledged. */
    void awaitStored(long sent) throws NotMeasurable {
        long begun = System.nanoTime();
        long looked = begun;
        for (double stored = stored(); stored < sent; stored = stored()) {
            if (System.nanoTime() - begun > PATIENCE) {
                throw new NotMeasurable(
                        "zabbix acknowledged " + sent + " samples and has " + stored + " in its table minutes later");
            }
            // Looking takes a core: mostly it is left to those who work.
            LockSupport.parkNanos(Math.max(LOOK, 4 * (System.nanoTime() - looked)));
            looked = System.nanoTime();
        }
    }

    private double stored() throws NotMeasurable {
        return number("SELECT count(*) FROM history");
    }

    /** Table and key, over the samples in it. */
    double bytesPerSample() throws NotMeasurable {
        return number("SELECT pg_total_relation_size('history')") / stored();
    }

    private double number(String sql) throws NotMeasurable {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getDouble(1) : Double.NaN;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static NotMeasurable failed(SQLException e) {
        return new NotMeasurable("the database of zabbix: " + e.getMessage());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            System.err.println("  the database of zabbix: " + e.getMessage());
        }
    }
}

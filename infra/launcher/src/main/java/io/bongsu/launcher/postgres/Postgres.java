package io.bongsu.launcher.postgres;

import io.bongsu.launcher.home.Credentials;
import io.bongsu.launcher.home.Home;
import io.bongsu.launcher.home.PrivateFile;
import io.bongsu.launcher.home.Versions;
import io.bongsu.launcher.supervise.Command;
import io.bongsu.launcher.supervise.Component;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The database server: durable (fsync, checksums), password-protected, on loopback. */
public final class Postgres implements Component {

    /** For two cores and a few gigabytes; whoever has more edits data/postgres/postgresql.conf, which is read too. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=150",
            "shared_buffers=256MB",
            "work_mem=8MB",
            "maintenance_work_mem=64MB",
            "max_wal_size=2GB",
            "wal_compression=on",
            "io_workers=2",
            "autovacuum_max_workers=2",
            "random_page_cost=1.1",
            "jit=off",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_line_prefix=%m [%p] %u@%d ");

    private final Home home;
    private final int port;
    private final Credentials credentials;
    private final PostgresBinaries binaries;
    private final Databases databases;
    private final Path data;
    private @Nullable RunAs runAs;

    public Postgres(Home home, int port, Credentials credentials) {
        this.home = home;
        this.port = port;
        this.credentials = credentials;
        this.binaries = new PostgresBinaries(home);
        this.databases = new Databases(port, credentials);
        this.data = home.data("postgres");
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String version() {
        return Versions.of("postgres");
    }

    @Override
    public Set<String> after() {
        return Set.of();
    }

    @Override
    public int stopOrder() {
        return 4;
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        binaries.unpack();
        Files.createDirectories(data);
        RunAs identity = RunAs.choose(binaries.program("postgres"), data);
        runAs = identity;
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise(identity);
        }
    }

    private void initialise(RunAs identity) throws IOException, InterruptedException {
        Path password = home.run().resolve("postgres-password");
        PrivateFile.write(password, credentials.secret("postgres").getBytes(StandardCharsets.UTF_8));
        try {
            identity.own(password);
            Path log = home.log("postgres");
            Files.createDirectories(log.getParent());
            Process initdb = new ProcessBuilder(identity.command(List.of(
                            binaries.program("initdb").toString(),
                            "--pgdata=" + data,
                            "--username=postgres",
                            "--auth=scram-sha-256",
                            "--pwfile=" + password,
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C",
                            "--data-checksums",
                            "--no-instructions")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            if (initdb.waitFor() != 0) {
                throw new IOException("initdb failed with status " + initdb.exitValue());
            }
        } finally {
            Files.deleteIfExists(password);
        }
    }

    @Override
    public Command command() {
        if (runAs == null) {
            throw new IllegalStateException("not prepared");
        }
        List<String> words = new ArrayList<>(
                List.of(binaries.program("postgres").toString(), "-D", data.toString(), "-c", "port=" + port));
        SETTINGS.forEach(setting -> {
            words.add("-c");
            words.add(setting);
        });
        return new Command(runAs.command(words), Map.of("LC_ALL", "C"), home.folder());
    }

    @Override
    public boolean healthy() {
        return databases.answer();
    }

    @Override
    public void ready() throws Exception {
        databases.create(home.checkout().resolve("infra/postgres/service-database.sql"));
    }

    @Override
    public String stopSignal() {
        return "INT"; // "fast": ends sessions, loses nothing
    }

    @Override
    public Path ownFolder() {
        return data;
    }
}

package io.bongsu.bench.desk;

import io.bongsu.bench.metrics.ProcessTree;
import io.bongsu.bench.suite.NotMeasurable;
import io.bongsu.bench.suite.PrivatePostgres;
import io.bongsu.bench.suite.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Debian's Request Tracker over a PostgreSQL like ours, both of its own, served by Starman. Its configuration and all it
 * writes are in a folder of its own; it sends no mail.
 */
final class RequestTracker implements AutoCloseable {
    static final String PACKAGES = "request-tracker5 rt5-db-postgresql starman";

    private static final Path STARMAN = Path.of("/usr/bin/starman");
    private static final Path SERVER = Path.of("/usr/share/request-tracker5/libexec/rt-server");
    /** Two for each core of the machine the goals are set for. */
    private static final int WORKERS = 4;

    private final Process server;
    private final TrackerDesk desk;

    private RequestTracker(Process server, TrackerDesk desk) {
        this.server = server;
        this.desk = desk;
    }

    static boolean isInstalled() {
        return Files.isExecutable(STARMAN) && Files.isReadable(SERVER) && TrackerDatabase.isInstalled();
    }

    /**
     * Served, filled, and logged in once for each writer.
     *
     * @param postgres ends after it
     */
    static RequestTracker start(PrivatePostgres postgres, Corpus corpus, Path folder)
            throws IOException, InterruptedException, NotMeasurable {
        int port = Program.freePort();
        TrackerDatabase database = TrackerDatabase.create(postgres, folder, port);
        List<String> command = new ArrayList<>(database.environment());
        command.addAll(List.of(
                STARMAN.toString(),
                "--listen=127.0.0.1:" + port,
                "--workers=" + WORKERS,
                "--preload-app",
                "--disable-keepalive", // a worker waits for nobody who says nothing
                "--max-requests=1000000",
                "--env=deployment",
                SERVER.toString()));
        Process server = Program.start("starman", port, command, folder);
        try {
            List<TrackerApi> sessions = new ArrayList<>();
            for (int i = 0; i < Writers.COUNT; i++) {
                sessions.add(TrackerApi.login("http://127.0.0.1:" + port, "root", database.password()));
            }
            new TrackerFill(database, corpus).run(sessions.getFirst());
            TrackerDesk desk = new TrackerDesk(
                    "request-tracker " + Program.version("request-tracker5"),
                    sessions,
                    corpus.size(),
                    new ProcessTree(List.of(server.pid())),
                    new ProcessTree(List.of(server.pid(), postgres.pid())));
            desk.verify();
            return new RequestTracker(server, desk);
        } catch (IOException | InterruptedException | NotMeasurable | RuntimeException e) {
            Program.stop(server);
            throw e;
        }
    }

    Desk desk() {
        return desk;
    }

    @Override
    public void close() {
        Program.stop(server);
    }
}

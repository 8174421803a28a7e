package io.bongsu.bench.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The database of a peer: the same program with the same settings as ours, as the same user, in a folder and on a port of its own. */
public final class PrivatePostgres implements AutoCloseable {
    public static final String USER = "peer";

    private static final Set<String> ITS_OWN = Set.of(
            "port",
            "listen_addresses",
            "unix_socket_directories",
            "data_directory",
            "config_file",
            "hba_file",
            "ident_file",
            "external_pid_file");
    private static final long STARTS_WITHIN = TimeUnit.SECONDS.toNanos(30);

    private final Process process;
    private final int port;
    private final String password;

    private PrivatePostgres(Process process, int port, String password) {
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /** @param ours the process of the PostgreSQL that is to be matched */
    public static PrivatePostgres like(long ours, Path folder) throws IOException, InterruptedException, NotMeasurable {
        Path program = Files.readSymbolicLink(Path.of("/proc/" + ours + "/exe"));
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Path data = Files.createDirectory(folder.resolve("postgres"));
        Path secret = Files.writeString(folder.resolve("postgres-password"), password);
        List<String> identity = identity(ours, folder, List.of(data, secret));
        initialise(identity, program.resolveSibling("initdb"), data, secret);
        int port = Program.freePort();
        List<String> command = new ArrayList<>(identity);
        command.addAll(List.of(program.toString(), "-D", data.toString()));
        command.addAll(settings(words(ours)));
        command.addAll(
                List.of("-c", "port=" + port, "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
        PrivatePostgres started =
                new PrivatePostgres(Program.start("postgresql", port, command, folder), port, password);
        started.awaitReady();
        return started;
    }

    private static List<String> words(long pid) throws IOException {
        String line = Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.UTF_8);
        return List.of(line.split("\0", -1));
    }

    /** Settings of a command line that say nothing about whose they are. */
    static List<String> settings(List<String> words) {
        List<String> settings = new ArrayList<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            String next = words.get(i + 1);
            if (words.get(i).equals("-c") && !ITS_OWN.contains(next.split("=", 2)[0])) {
                settings.add("-c");
                settings.add(next);
            }
        }
        return settings;
    }

    /** PostgreSQL refuses to be root: in a user namespace where ours is, else as the user ours is. */
    private static List<String> identity(long ours, Path folder, List<Path> its) throws IOException {
        int me = user("self");
        int user = user(Long.toString(ours));
        if (me != 0) {
            return List.of();
        }
        if (user == 0) {
            return List.of("unshare", "--user", "--");
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        for (Path one : its) {
            Files.setAttribute(one, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
        }
        return List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups", "--");
    }

    private static int user(String process) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process + "/status"))) {
            if (line.startsWith("Uid:")) {
                return Integer.parseInt(line.split("\\s+", -1)[1]);
            }
        }
        throw new IOException("process " + process + " has no user");
    }

    private static void initialise(List<String> identity, Path program, Path data, Path secret)
            throws IOException, InterruptedException, NotMeasurable {
        List<String> command = new ArrayList<>(identity);
        command.addAll(List.of(
                program.toString(),
                "--pgdata=" + data,
                "--username=" + USER,
                "--auth=scram-sha-256",
                "--pwfile=" + secret,
                "--encoding=UTF8",
                "--locale=C",
                "--data-checksums"));
        Path log = data.resolveSibling("initdb.log");
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new NotMeasurable("initdb: " + Files.readString(log));
        }
    }

    /** It listens before it can be asked. */
    private void awaitReady() throws NotMeasurable {
        long limit = System.nanoTime() + STARTS_WITHIN;
        while (true) {
            try (Connection connection = open("postgres")) {
                if (connection.isValid(2)) {
                    return;
                }
            } catch (SQLException e) {
                if (System.nanoTime() > limit) {
                    close();
                    throw new NotMeasurable("PostgreSQL of a peer: " + e.getMessage());
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    public Connection open(String database) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", USER);
        login.setProperty("password", password);
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, login);
    }

    public long pid() {
        return process.pid();
    }

    public int port() {
        return port;
    }

    public String password() {
        return password;
    }

    /** Who uses it ends before. */
    @Override
    public void close() {
        Program.stop(process);
    }
}

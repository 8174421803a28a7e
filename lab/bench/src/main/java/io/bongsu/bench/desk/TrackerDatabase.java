package io.bongsu.bench.desk;

import io.bongsu.bench.suite.NotMeasurable;
import io.bongsu.bench.suite.PrivatePostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Request Tracker's database as its own programs make it, and the configuration that leads there. */
final class TrackerDatabase {
    private static final String NAME = "rt5";
    private static final String SETUP = "/usr/sbin/rt-setup-database-5";
    private static final String FULL_TEXT = "/usr/sbin/rt-setup-fulltext-index-5";

    private final PrivatePostgres postgres;
    private final Path config;

    private TrackerDatabase(PrivatePostgres postgres, Path config) {
        this.postgres = postgres;
        this.config = config;
    }

    static boolean isInstalled() {
        return Files.isExecutable(Path.of(SETUP)) && Files.isExecutable(Path.of(FULL_TEXT));
    }

    static TrackerDatabase create(PrivatePostgres postgres, Path folder, int port)
            throws IOException, InterruptedException, NotMeasurable {
        try (Connection first = postgres.open("postgres");
                Statement statement = first.createStatement()) {
            statement.execute("CREATE DATABASE " + NAME);
        } catch (SQLException e) {
            throw failed(e);
        }
        Path config = Files.writeString(folder.resolve("RT_SiteConfig.pm"), config(postgres, folder, port));
        TrackerDatabase made = new TrackerDatabase(postgres, config);
        Path password = Files.writeString(folder.resolve("root-password"), postgres.password());
        made.run(folder, SETUP, "--action=init", "--skip-create", "--root-password-file=" + password);
        made.run(
                folder, FULL_TEXT, "--noask", "--dba=" + PrivatePostgres.USER, "--dba-password=" + postgres.password());
        made.execute("UPDATE users SET EmailAddress = '' WHERE Name = 'root'"); // nobody gets mail
        // What takes longer counts as a minute, and nobody waits for it any more.
        made.execute("ALTER DATABASE " + NAME + " SET statement_timeout = '60s'");
        return made;
    }

    private void execute(String sql) throws NotMeasurable {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** As Debian has it, but for where the database is, what is written where, and that nothing is sent to anybody. */
    private static String config(PrivatePostgres postgres, Path folder, int port) throws IOException {
        Path data = Files.createDirectories(folder.resolve("mason"));
        return """
                Set($rtname, 'bench');
                Set($DatabaseType, 'Pg');
                Set($DatabaseHost, '127.0.0.1');
                Set($DatabasePort, '%d');
                Set($DatabaseName, '%s');
                Set($DatabaseUser, '%s');
                Set($DatabasePassword, '%s');
                Set($DatabaseAdmin, '%4$s');
                Set($WebDomain, '127.0.0.1');
                Set($WebPort, %d);
                Set($WebSecureCookies, 0);
                Set($MailCommand, 'sendmailpipe');
                Set($SendmailPath, '/bin/true');
                Set($LogToSyslog, undef);
                Set($LogToSTDERR, 'warning');
                Set(%%FullTextSearch, Enable => 1, Indexed => 1, Column => 'ContentIndex', Table => 'AttachmentsIndex');
                $RT::MasonDataDir = '%s';
                $RT::VarPath = '%s';
                1;
                """.formatted(postgres.port(), NAME, PrivatePostgres.USER, postgres.password(), port, data, folder);
    }

    /** In front of a command, so that it finds its configuration and nobody else's. */
    List<String> environment() {
        return List.of("env", "RT_SITE_CONFIG=" + config, "RT_SITE_CONFIG_DIR=/dev/null");
    }

    /** Of its user {@code root} too. */
    String password() {
        return postgres.password();
    }

    /** For what may take longer than an answer. */
    Connection open() throws SQLException {
        Connection connection = postgres.open(NAME);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET statement_timeout = 0");
        }
        return connection;
    }

    private void run(Path folder, String... words) throws IOException, InterruptedException, NotMeasurable {
        List<String> command = new ArrayList<>(environment());
        command.addAll(List.of(words));
        Path log = folder.resolve(Path.of(words[0]).getFileName() + ".log");
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new NotMeasurable(words[0] + " returned " + status + ": " + Files.readString(log));
        }
    }

    static NotMeasurable failed(SQLException e) {
        return new NotMeasurable("the database of Request Tracker: " + e.getMessage());
    }
}

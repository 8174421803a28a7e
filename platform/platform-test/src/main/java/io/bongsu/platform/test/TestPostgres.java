package io.bongsu.platform.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** One PostgreSQL per JVM; every test class creates a database in it, with the roles of a real installation. */
public final class TestPostgres {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final String host;
    private final int port;
    private final String user;
    private final String password;

    private TestPostgres(String host, int port, String user, String password) {
        this.host = host;
        this.port = port;
        this.user = user;
        this.password = password;
    }

    private static final class Holder {
        private static final TestPostgres INSTANCE = start();
    }

    public static TestPostgres get() {
        return Holder.INSTANCE;
    }

    /** A fresh database. {@link #variables} are what the launcher would set for the service that owns it. */
    public record Database(String host, int port, String name, String password) {
        public Map<String, Object> variables() {
            return Map.of(
                    "BONGSU_DB_HOST", host,
                    "BONGSU_DB_PORT", port,
                    "bongsu.database.name", name,
                    "bongsu.database.user", name,
                    "BONGSU_DB_OWNER_PASSWORD", password,
                    "BONGSU_DB_SERVICE_PASSWORD", password,
                    "BONGSU_DB_SYSTEM_PASSWORD", password);
        }

        public String jdbcUrl() {
            return "jdbc:postgresql://" + host + ":" + port + "/" + name;
        }
    }

    public Database createDatabase(String service) {
        String name = service + "_" + ProcessHandle.current().pid() + "_" + COUNTER.incrementAndGet();
        String script = serviceDatabaseScript()
                .replace("${name}", name)
                .replaceAll("\\$\\{(owner|service|system)Password}", "test");
        String[] parts = script.split("-- connect: .*\n", 2);
        run("postgres", parts[0]);
        run(name, parts[1]);
        return new Database(host, port, name, "test");
    }

    private void run(String database, String script) {
        String url = "jdbc:postgresql://" + host + ":" + port + "/" + database;
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            for (String sql : script.split(";\\s*\n", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare database " + database, e);
        }
    }

    private static String serviceDatabaseScript() {
        try {
            return Files.readString(RepositoryRoot.find().resolve("infra/postgres/service-database.sql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestPostgres start() {
        String url = System.getenv("IT_POSTGRES_URL");
        if (url != null) {
            Source.say("PostgreSQL", "IT_POSTGRES_URL");
            URI uri = URI.create(url);
            String[] login = uri.getUserInfo().split(":", 2);
            return new TestPostgres(uri.getHost(), uri.getPort(), login[0], login[1]);
        }
        return Source.docker() ? inDocker() : embedded();
    }

    @SuppressWarnings("resource") // lives as long as the JVM
    private static TestPostgres inDocker() {
        Source.say("PostgreSQL", "Docker");
        PostgreSQLContainer container = new PostgreSQLContainer(DockerImageName.parse("postgres:18"));
        container.start();
        return new TestPostgres(
                container.getHost(), container.getMappedPort(5432), container.getUsername(), container.getPassword());
    }

    private static TestPostgres embedded() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("fsync", "off")
                    .start();
            Source.say("PostgreSQL", "embedded");
            return new TestPostgres("127.0.0.1", postgres.getPort(), "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException("embedded PostgreSQL did not start", e);
        }
    }
}

package io.bongsu.launcher.postgres;

import io.bongsu.launcher.home.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** The databases and roles of the suite, made and kept right at each start. */
final class Databases {

    private static final List<String> SERVICES = List.of("collector", "event", "ticket", "topology", "billing");
    private static final String ALREADY_EXISTS = "42P04";

    private final int port;
    private final Credentials credentials;

    Databases(int port, Credentials credentials) {
        this.port = port;
        this.credentials = credentials;
    }

    Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", credentials.secret("postgres"));
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "30");
        properties.setProperty("ApplicationName", "bongsu-launcher");
        properties.setProperty("sslmode", "disable");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
    }

    boolean answer() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    void create(Path script) throws IOException, SQLException {
        String template = Files.readString(script);
        try (Connection server = connect("postgres")) {
            run(server, keycloak());
            for (String service : SERVICES) {
                String sql = fill(template, service);
                String[] parts = sql.split("\n-- connect: .*\n", 2);
                run(server, statements(parts[0]));
                try (Connection database = connect(service)) {
                    run(database, statements(parts[1]));
                }
            }
        }
    }

    private List<String> keycloak() {
        return List.of(
                "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'keycloak')"
                        + " THEN CREATE ROLE keycloak; END IF; END $$",
                "ALTER ROLE keycloak LOGIN PASSWORD '" + credentials.secret("keycloak-database") + "'",
                "CREATE DATABASE keycloak OWNER keycloak",
                "REVOKE ALL ON DATABASE keycloak FROM PUBLIC");
    }

    private String fill(String template, String service) {
        return template.replace("${name}", service)
                .replace("${ownerPassword}", credentials.secret(service + "-owner"))
                .replace("${servicePassword}", credentials.secret(service + "-service"))
                .replace("${systemPassword}", credentials.secret(service + "-system"));
    }

    private static List<String> statements(String sql) {
        return Arrays.stream(sql.split(";\\s*\n", -1))
                .map(String::strip)
                .filter(statement -> statement.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("--")))
                .toList();
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                try {
                    statement.execute(sql);
                } catch (SQLException e) {
                    if (!ALREADY_EXISTS.equals(e.getSQLState())) {
                        throw e;
                    }
                }
            }
        }
    }
}

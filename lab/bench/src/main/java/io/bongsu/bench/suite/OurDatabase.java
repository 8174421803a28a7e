package io.bongsu.bench.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The collector's database, asked what its tables take. The launcher's credentials open it; another one is named by
 * {@code BONGSU_BENCH_DB_URL} (JDBC, with user and password).
 */
public final class OurDatabase implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Connection connection;

    private OurDatabase(Connection connection) {
        this.connection = connection;
    }

    public static OurDatabase open(Map<String, String> environment, Checkout checkout)
            throws IOException, InterruptedException, NotMeasurable {
        String url = environment.getOrDefault("BONGSU_BENCH_DB_URL", "");
        Properties login = new Properties();
        if (url.isBlank()) {
            url = "jdbc:postgresql://127.0.0.1:" + port(checkout) + "/collector";
            Path credentials = Path.of(environment.getOrDefault("BONGSU_CREDENTIALS", ".bongsu/credentials"));
            JsonNode secrets = JSON.readTree(Files.readString(credentials)).path("secrets");
            login.setProperty("user", "collector_system");
            login.setProperty("password", secrets.path("collector-system").asString());
        }
        try {
            return new OurDatabase(DriverManager.getConnection(url, login));
        } catch (SQLException e) {
            throw new NotMeasurable("the collector's database: " + e.getMessage());
        }
    }

    private static int port(Checkout checkout) throws IOException, InterruptedException {
        Checkout.Ended asked = checkout.bongsu(List.of("status", "--json"), Map.of(), 30);
        for (JsonNode one : JSON.readTree(asked.out()).path("components")) {
            if (one.path("name").asString().equals("postgres")) {
                return one.path("port").asInt();
            }
        }
        return 0;
    }

    /** The one number a query answers. */
    public double number(String sql) throws NotMeasurable {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getDouble(1) : Double.NaN;
        } catch (SQLException e) {
            throw new NotMeasurable("the collector's database: " + e.getMessage());
        }
    }

    @Override
    public void close() throws NotMeasurable {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new NotMeasurable("the collector's database: " + e.getMessage());
        }
    }
}

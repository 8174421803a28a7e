package io.bongsu.billing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.core.env.Environment;

/** The service's database, reached with the service's own role. */
public final class BillingDatabase {
    private final Environment environment;

    private BillingDatabase(Environment environment) {
        this.environment = environment;
    }

    public static BillingDatabase of(Environment environment) {
        return new BillingDatabase(environment);
    }

    /** Rows of a table that are visible to a tenant; empty: nobody said whose rows are meant. */
    public long seenBy(String tenant, String table) {
        return asked("SELECT count(*) FROM " + table, tenant);
    }

    /** Ends all other connections of the role, as a restart of the database would. */
    public void cutConnections() {
        asked("""
                SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                 WHERE usename = current_user AND datname = current_database() AND pid <> pg_backend_pid()""", "");
    }

    private long asked(String sql, String tenant) {
        String url = "jdbc:postgresql://%s:%s/%s"
                .formatted(
                        environment.getProperty("BONGSU_DB_HOST"),
                        environment.getProperty("BONGSU_DB_PORT"),
                        environment.getProperty("bongsu.database.name"));
        String role = environment.getProperty("bongsu.database.user") + "_svc";
        try (Connection connection =
                        DriverManager.getConnection(url, role, environment.getProperty("BONGSU_DB_SERVICE_PASSWORD"));
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('bongsu.tenant', '" + tenant + "', false)");
            try (ResultSet row = statement.executeQuery(sql)) {
                return row.next() ? row.getLong(1) : -1;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

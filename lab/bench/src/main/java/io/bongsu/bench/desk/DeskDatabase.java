package io.bongsu.bench.desk;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The desk's own database, opened with the launcher's credentials: as the system to write, as the owner to tend indexes. */
record DeskDatabase(int port, JsonNode secrets) {

    Connection system() throws SQLException {
        return open("ticket-system", "ticket_system");
    }

    private Connection open(String secret, String user) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", secrets.path(secret).asString());
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/ticket", login);
    }

    void owner(String sql) throws SQLException {
        owner(sql, new UUID(0, 0));
    }

    void owner(String sql, UUID tenant) throws SQLException {
        try (Connection connection = open("ticket-owner", "ticket_owner");
                Statement statement = connection.createStatement()) {
            statement.execute("SET maintenance_work_mem = '512MB'");
            statement.execute("SELECT set_config('bongsu.tenant', '" + tenant + "', false)");
            statement.execute(sql);
        }
    }

    /** The one number a query answers; 0 when it answers nothing. */
    long number(String sql) throws SQLException {
        try (Connection connection = system();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = system();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}

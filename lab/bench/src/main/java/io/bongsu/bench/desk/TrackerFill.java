package io.bongsu.bench.desk;

import io.bongsu.bench.suite.NotMeasurable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import tools.jackson.databind.json.JsonMapper;

/** Writes a corpus into Request Tracker's own tables: queues by its API, people and tickets by COPY, indexes afterwards. */
final class TrackerFill {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<TrackerTable> FIRST_LANE = List.of(TrackerTable.ATTACHMENTS);
    private static final String PEOPLE = """
            INSERT INTO principals (id, PrincipalType, Disabled)
            SELECT id, 'User', 0 FROM person UNION ALL SELECT alone, 'Group', 0 FROM person;
            INSERT INTO users (id, Name, Password, RealName, Creator, Created, LastUpdatedBy, LastUpdated)
            SELECT id, name, '*NO-PASSWORD*', real_name, 1, localtimestamp(0), 1, localtimestamp(0)
              FROM person;
            INSERT INTO groups (id, Name, Description, Domain, Instance, Creator, Created, LastUpdatedBy, LastUpdated)
            SELECT alone, 'UserEquiv', 'ACL equiv. for user ' || id, 'ACLEquivalence', id, 1, localtimestamp(0), 1,
                   localtimestamp(0)
              FROM person;
            CREATE TEMP TABLE membership AS
            SELECT alone AS held, id FROM person
            UNION ALL SELECT g.id, p.id FROM person p
              JOIN groups g ON g.Domain = 'SystemInternal' AND g.Name IN ('Everyone', p.kind);
            INSERT INTO groupmembers (GroupId, MemberId, Creator, Created, LastUpdatedBy, LastUpdated)
            SELECT held, id, 1, localtimestamp(0), 1, localtimestamp(0) FROM membership;
            INSERT INTO cachedgroupmembers (id, GroupId, MemberId, Via, ImmediateParentId, Disabled)
            SELECT n, held, id, n, held, 0
              FROM (SELECT nextval('cachedgroupmembers_id_seq') AS n, held, id
                      FROM (SELECT held, id FROM membership UNION ALL SELECT alone, alone FROM person) AS one) AS two;
            """;

    private final TrackerDatabase database;
    private final Corpus corpus;

    TrackerFill(TrackerDatabase database, Corpus corpus) {
        this.database = database;
        this.corpus = corpus;
    }

    void run(TrackerApi api) throws IOException, InterruptedException, NotMeasurable {
        long begun = System.nanoTime();
        Map<String, Integer> queues = queues(api);
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            TrackerGround ground = ground(queues, people(connection, statement), statement);
            Collection<String> indexes = takeIndexes(connection, statement);
            List<Callable<?>> one = new ArrayList<>();
            List<Callable<?>> other = new ArrayList<>();
            for (TrackerTable table : TrackerTable.values()) {
                (FIRST_LANE.contains(table) ? one : other).add(copied(table, ground));
            }
            Copy.together(List.of(one, other));
            finish(statement, indexes);
        } catch (SQLException e) {
            throw TrackerDatabase.failed(e);
        }
        System.err.printf(
                "  %,d tickets filled into Request Tracker after %.0f s%n",
                corpus.size(), (System.nanoTime() - begun) / 1e9);
    }

    private static TrackerGround ground(Map<String, Integer> queues, Map<String, Integer> people, Statement statement)
            throws SQLException {
        return new TrackerGround(
                queues,
                people,
                number(statement, "SELECT id FROM users WHERE name = 'Nobody'"),
                largest(statement, "principals"),
                largest(statement, "transactions"),
                largest(statement, "attachments"),
                largest(statement, "cachedgroupmembers"));
    }

    private static Map<String, Integer> queues(TrackerApi api) throws IOException, InterruptedException, NotMeasurable {
        Map<String, Integer> queues = new HashMap<>();
        for (String name : Corpus.QUEUES) {
            String queue = JSON.createObjectNode().put("Name", name).toString();
            queues.put(name, api.post("/queue", queue).body().path("id").asInt());
        }
        return queues;
    }

    /** A user, and the group of that user alone by which its rights are known; agents are privileged. */
    private static Map<String, Integer> people(Connection connection, Statement statement) throws SQLException {
        List<Corpus.Somebody> all = Corpus.people();
        int before = largest(statement, "principals");
        statement.execute("CREATE TEMP TABLE person (id integer, alone integer, name text, real_name text, kind text)");
        Map<String, Integer> people = new HashMap<>();
        Copy.rows(connection, "COPY person FROM STDIN", all.size(), (number, row) -> {
            Corpus.Somebody one = all.get(number);
            int id = before + 1 + number;
            people.put(one.person().id(), id);
            row.add(id)
                    .add(id + all.size())
                    .add(one.login())
                    .add(one.person().name())
                    .add(one.isAgent() ? "Privileged" : "Unprivileged")
                    .end();
        });
        statement.execute(PEOPLE);
        return people;
    }

    private Callable<?> copied(TrackerTable table, TrackerGround ground) {
        return () -> {
            try (Connection connection = database.open()) {
                Copy.rows(
                        connection,
                        table.copy(),
                        corpus.size(),
                        (number, row) -> table.rows(number, corpus.ticket(number), ground, row));
            }
            return null;
        };
    }

    private static Collection<String> takeIndexes(Connection connection, Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>(List.of("attachmentsindex"));
        Arrays.stream(TrackerTable.values()).map(TrackerTable::table).forEach(tables::add);
        Map<String, String> indexes = Copy.indexes(connection, tables);
        for (String name : indexes.keySet()) {
            statement.execute("DROP INDEX " + name);
        }
        return indexes.values();
    }

    /** Its own indexer would do the same a few hundred at a time. */
    private static void finish(Statement statement, Collection<String> indexes) throws SQLException {
        statement.execute("INSERT INTO AttachmentsIndex (id, ContentIndex)"
                + " SELECT id, to_tsvector(coalesce(Subject, '') || E'\\n' || Content) FROM Attachments"
                + " WHERE ContentType IN ('text/plain', 'text/html')");
        statement.execute("SET maintenance_work_mem = '512MB'");
        for (String index : indexes) {
            statement.execute(index);
        }
        for (TrackerTable table : TrackerTable.values()) {
            if (table != TrackerTable.GROUPS) { // whose numbers are those of principals
                statement.execute(
                        "SELECT setval('%s_id_seq', (SELECT max(id) FROM %s))".formatted(table.table(), table.table()));
            }
        }
        statement.execute("VACUUM (ANALYZE)");
    }

    private static int largest(Statement statement, String table) throws SQLException {
        return number(statement, "SELECT coalesce(max(id), 0) FROM " + table);
    }

    private static int number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}

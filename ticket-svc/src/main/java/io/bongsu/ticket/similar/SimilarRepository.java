package io.bongsu.ticket.similar;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.ticket.Person;
import io.r2dbc.spi.Readable;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tickets to compare, and how often words stand on them. However many tickets there are, so much is read and no more. */
@Repository
class SimilarRepository {
    private static final int SAMPLE = 3_000;
    private static final int MOST_WORDS = 5_000;
    private static final int ANYWHERE = 2_000;
    private static final int COMPARED = 80;

    private static final String RARITY = """
            WITH sample AS MATERIALIZED (
                SELECT all_terms FROM ticket_search WHERE tenant_id = :tenant ORDER BY ticket_id DESC LIMIT :sample),
            words AS (
                SELECT w.word, count(*) AS n FROM sample s CROSS JOIN LATERAL unnest(tsvector_to_array(s.all_terms)) AS w (word)
                 GROUP BY w.word ORDER BY n DESC LIMIT :most)
            SELECT '' AS word, count(*) AS n FROM sample UNION ALL SELECT word, n FROM words""";

    /**
     * The newest are limited before their words are looked at, so the policy is not in the way; older ones come from the words'
     * index, through the owner's function.
     */
    private static final String NEIGHBOURS = """
            WITH newest AS MATERIALIZED (
                SELECT ticket_id, record_terms FROM ticket_search
                 WHERE tenant_id = :tenant ORDER BY ticket_id DESC LIMIT :newest),
            alike AS (
                SELECT ticket_id, max(worth) AS worth FROM (
                    SELECT ticket_id, ts_rank(record_terms, CAST(:near AS tsquery)) AS worth FROM newest
                     WHERE record_terms @@ CAST(:near AS tsquery)
                    UNION ALL
                    SELECT id, worth FROM ticket_alike(CAST(:anywhere AS tsquery), CAST(:near AS tsquery), :most)) parts
                 GROUP BY ticket_id ORDER BY worth DESC, ticket_id DESC LIMIT :compared)
            SELECT t.id, t.number, t.type, t.state, t.category, t.priority, t.title, left(t.description, :longest) AS description,
                   left(t.resolution, 300) AS resolution, t.queue, t.assignee_id, t.assignee_name, t.updated_at
              FROM alike a JOIN ticket t ON t.tenant_id = :tenant AND t.id = a.ticket_id
             WHERE t.merged_into IS NULL AND (CAST(:itself AS uuid) IS NULL OR t.id <> :itself)""";

    private final DatabaseClient database;

    SimilarRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Rarity> rarity() {
        return Tenant.current()
                .flatMap(tenant -> database.sql(RARITY)
                        .bind("tenant", tenant.id())
                        .bind("sample", SAMPLE)
                        .bind("most", MOST_WORDS)
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return Map.entry(columns.text("word"), (int) columns.number("n"));
                        })
                        .all()
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)))
                .map(counts -> {
                    int sampled = counts.getOrDefault("", 0);
                    return new Rarity(sampled, sampled < SAMPLE, counts);
                });
    }

    Flux<Neighbour> neighbours(Question question, @Nullable UUID itself) {
        return Tenant.current().flatMapMany(tenant -> {
            var sql = database.sql(NEIGHBOURS)
                    .bind("tenant", tenant.id())
                    .bind("near", question.near())
                    .bind("newest", SAMPLE)
                    .bind("most", ANYWHERE)
                    .bind("compared", COMPARED)
                    .bind("longest", Text.LONGEST);
            String anywhere = question.anywhere();
            sql = anywhere == null ? sql.bindNull("anywhere", String.class) : sql.bind("anywhere", anywhere);
            sql = itself == null ? sql.bindNull("itself", UUID.class) : sql.bind("itself", itself);
            return sql.map(SimilarRepository::neighbour).all();
        });
    }

    private static Neighbour neighbour(Readable row) {
        Columns columns = new Columns(row);
        String assignee = columns.textOrNull("assignee_id");
        return new Neighbour(
                columns.uuid("id"),
                columns.text("number"),
                columns.text("type"),
                columns.text("state"),
                columns.text("category").toLowerCase(Locale.ROOT),
                columns.integer("priority"),
                columns.text("title"),
                columns.text("description"),
                columns.textOrNull("resolution"),
                columns.textOrNull("queue"),
                assignee == null ? null : new Person(assignee, columns.text("assignee_name")),
                columns.instant("updated_at"));
    }
}

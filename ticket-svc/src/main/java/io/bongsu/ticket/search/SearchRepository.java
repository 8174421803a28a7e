package io.bongsu.ticket.search;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.Write;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.ticket.Viewer;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The words of tickets, and the tickets of words. Who may see what is part of the query. */
@Repository
class SearchRepository {
    private static final String RECORD = """
            INSERT INTO ticket_search (tenant_id, ticket_id, record_terms)
            VALUES (:tenant, :ticket, CAST(:terms AS tsvector))
            ON CONFLICT (tenant_id, ticket_id) DO UPDATE SET record_terms = excluded.record_terms""";
    private static final String RECORD_MANY = """
            INSERT INTO ticket_search (tenant_id, ticket_id, record_terms, public_terms, internal_terms)
            SELECT :tenant, n.id, CAST(n.record AS tsvector), CAST(n.publicly AS tsvector), CAST(n.internally AS tsvector)
              FROM unnest(:ids, :record, :publicly, :internally) AS n (id, record, publicly, internally)""";
    /** A ticket with endless messages is found by its first ones: a tsvector has an end. */
    private static final String SAID_PUBLICLY = """
            UPDATE ticket_search SET public_terms = public_terms || CAST(:terms AS tsvector)
             WHERE tenant_id = :tenant AND ticket_id = :ticket AND length(public_terms) < 12000""";

    private static final String SAID_INTERNALLY = """
            UPDATE ticket_search SET internal_terms = internal_terms || CAST(:terms AS tsvector)
             WHERE tenant_id = :tenant AND ticket_id = :ticket AND length(internal_terms) < 12000""";

    private static final String RESULT = """
            SELECT t.id, t.number, t.type, t.state, t.category, t.priority, t.title, t.description, t.requester_name,
                   t.assignee_name, t.updated_at, t.merged_into""";
    /** The newest that match, the best of them first: much said of little, and lately. */
    private static final String STAFF = RESULT + """
            , ts_rank(s.all_terms, CAST(:query AS tsquery)) * 4
                - ln(1 + extract(epoch FROM now() - t.updated_at) / 86400) / 10 AS worth
              FROM ticket_matching(CAST(:query AS tsquery), 300) AS m (id)
              JOIN ticket t ON t.tenant_id = :tenant AND t.id = m.id
              JOIN ticket_search s ON s.tenant_id = :tenant AND s.ticket_id = m.id
             WHERE (:type IS NULL OR t.type = :type)
             ORDER BY worth DESC, t.id DESC LIMIT :limit""";

    private static final String OWN = RESULT + """
            , 0 AS worth
              FROM ticket t JOIN ticket_search s ON s.tenant_id = t.tenant_id AND s.ticket_id = t.id
             WHERE t.tenant_id = :tenant AND t.requester_id = :viewer AND (:type IS NULL OR t.type = :type)
               AND (s.record_terms || s.public_terms) @@ CAST(:query AS tsquery)
             ORDER BY t.updated_at DESC, t.id DESC LIMIT :limit""";
    private static final String BY_NUMBER = RESULT + """
            , 0 AS worth
              FROM ticket t WHERE t.tenant_id = :tenant AND t.number ~>=~ :number AND t.number ~<~ :end
               AND (CAST(:viewer AS text) IS NULL OR t.requester_id = :viewer)
             ORDER BY t.number USING ~>~ LIMIT :limit""";
    private static final String MESSAGES = """
            SELECT DISTINCT ON (e.ticket_id) e.ticket_id, e.body FROM ticket_event e
             WHERE e.tenant_id = :tenant AND e.ticket_id = ANY (:tickets) AND (e.kind = 'message' OR e.field = 'attached')
               AND e.visibility = ANY (:visibilities) AND e.body ILIKE ANY (:patterns)
             ORDER BY e.ticket_id, e.id DESC""";

    private final DatabaseClient database;

    SearchRepository(DatabaseClient database) {
        this.database = database;
    }

    static Write record(UUID ticket, String terms) {
        return write(RECORD, ticket, terms);
    }

    /** All the words of a ticket that is new here. */
    record Terms(UUID ticket, String record, String publicly, String internally) {}

    Mono<Void> record(List<Terms> some) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(RECORD_MANY)
                        .bind("tenant", tenant.id())
                        .bind("ids", some.stream().map(Terms::ticket).toArray(UUID[]::new))
                        .bind("record", some.stream().map(Terms::record).toArray(String[]::new))
                        .bind("publicly", some.stream().map(Terms::publicly).toArray(String[]::new))
                        .bind("internally", some.stream().map(Terms::internally).toArray(String[]::new))
                        .then());
    }

    static Write said(UUID ticket, boolean publicly, String terms) {
        return write(publicly ? SAID_PUBLICLY : SAID_INTERNALLY, ticket, terms);
    }

    private static Write write(String sql, UUID ticket, String terms) {
        return Write.of(sql).bind("ticket", ticket).bind("terms", terms);
    }

    Flux<Match> matching(String query, @Nullable String type, Viewer viewer, int limit) {
        return Tenant.current().flatMapMany(tenant -> {
            var sql = database.sql(viewer.seesAll() ? STAFF : OWN)
                    .bind("tenant", tenant.id())
                    .bind("query", query)
                    .bind("limit", limit);
            sql = viewer.seesAll() ? sql : sql.bind("viewer", viewer.id());
            return text(sql, "type", type).map(SearchRepository::match).all();
        });
    }

    Flux<Match> numbered(String beginning, Viewer viewer, int limit) {
        return Tenant.current().flatMapMany(tenant -> {
            var sql = database.sql(BY_NUMBER)
                    .bind("tenant", tenant.id())
                    .bind("number", beginning)
                    .bind("end", beginning + ":") // what follows digits and hyphens
                    .bind("limit", limit);
            return text(sql, "viewer", viewer.seesAll() ? null : viewer.id())
                    .map(SearchRepository::match)
                    .all();
        });
    }

    /** The latest message of each ticket in which one of the words stands. */
    Flux<Match.Said> messages(Collection<UUID> tickets, List<String> words, boolean publicOnly) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(MESSAGES)
                        .bind("tenant", tenant.id())
                        .bind("tickets", tickets.toArray(UUID[]::new))
                        .bind(
                                "visibilities",
                                publicOnly ? new String[] {"public"} : new String[] {"public", "internal"})
                        .bind(
                                "patterns",
                                words.stream().map(word -> "%" + word + "%").toArray(String[]::new)) // letters only
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new Match.Said(columns.uuid("ticket_id"), columns.text("body"));
                        })
                        .all());
    }

    private static Match match(Readable row) {
        Columns columns = new Columns(row);
        return new Match(
                columns.uuid("id"),
                columns.text("number"),
                columns.text("type"),
                columns.text("state"),
                columns.text("category").toLowerCase(Locale.ROOT),
                columns.integer("priority"),
                columns.text("title"),
                columns.text("description"),
                columns.text("requester_name"),
                columns.textOrNull("assignee_name"),
                columns.instant("updated_at"),
                columns.uuidOrNull("merged_into"));
    }

    private static DatabaseClient.GenericExecuteSpec text(
            DatabaseClient.GenericExecuteSpec sql, String name, @Nullable String value) {
        return value == null ? sql.bindNull(name, String.class) : sql.bind(name, value);
    }
}

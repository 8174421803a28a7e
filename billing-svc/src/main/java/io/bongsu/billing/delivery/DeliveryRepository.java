package io.bongsu.billing.delivery;

import io.bongsu.billing.delivery.Delivery.Progress;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.paging.Cursor;
import io.bongsu.platform.paging.PageRequest;
import io.bongsu.platform.tenancy.Tenant;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Repository
class DeliveryRepository {
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");
    private static final UUID LAST_ID = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private static final String NAMES =
            "id, name, state, reason, bytes_total, bytes_read, rows_read, rows_rejected, report::text AS report, received_at,"
                    + " activated_at";
    private static final String COLUMNS = "SELECT " + NAMES + " FROM delivery\n";

    // An active one counts only while every slice of it is: else sending it again restores it, which is no no-op.
    private static final String SAME_FILE = COLUMNS + """
             WHERE tenant_id = :tenant AND file_hash = :hash
               AND (state = 'running'
                    OR state = 'active' AND NOT EXISTS (
                        SELECT 1 FROM charge_slice s
                         WHERE s.tenant_id = delivery.tenant_id AND s.delivery_id = delivery.id AND s.retired))
             ORDER BY received_at DESC LIMIT 1""";

    private static final String ADD = """
            INSERT INTO delivery (tenant_id, id, name, state, file_hash, bytes_total, received_at)
            VALUES (:tenant, :id, :name, 'running', :hash, :bytes, :now)""";

    private static final String PROGRESS = """
            UPDATE delivery SET rows_read = :rowsRead, rows_rejected = :rowsRejected, bytes_read = :bytesRead
             WHERE tenant_id = :tenant AND id = :id AND state = 'running'
            RETURNING\s""" + NAMES;

    private static final String END = """
            UPDATE delivery SET state = :state, reason = :reason, report = CAST(:report AS jsonb), rows_read = :rowsRead,
                   rows_rejected = :rowsRejected, bytes_read = :bytesRead,
                   activated_at = CASE WHEN :state = 'active' THEN :now END
             WHERE tenant_id = :tenant AND id = :id AND state = 'running'
            RETURNING\s""" + NAMES;

    private static final String INTERRUPT = """
            UPDATE delivery SET state = 'rejected', reason = 'interrupted'
             WHERE tenant_id = :tenant AND id = :id AND state = 'running'
            RETURNING\s""" + NAMES;

    private static final String SUPERSEDE = """
            UPDATE delivery d SET state = 'superseded'
             WHERE d.tenant_id = :tenant AND d.state = 'active' AND d.id <> :id
               AND NOT EXISTS (SELECT 1 FROM charge_slice s
                                WHERE s.tenant_id = d.tenant_id AND s.delivery_id = d.id AND s.active)""";

    private static final String NEWEST = COLUMNS + """
             WHERE tenant_id = :tenant AND (CAST(:state AS text) IS NULL OR state = :state)
               AND (received_at, id) < (:receivedAt, :id)
             ORDER BY received_at DESC, id DESC LIMIT :limit""";

    private static final String COUNT = """
            SELECT count(*) AS n FROM delivery
             WHERE tenant_id = :tenant AND (CAST(:state AS text) IS NULL OR state = :state)""";

    private static final String ONE = COLUMNS + " WHERE tenant_id = :tenant AND id = :id";

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    DeliveryRepository(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    Mono<Delivery> sameFile(String hash) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(SAME_FILE)
                        .bind("tenant", tenant.id())
                        .bind("hash", hash)
                        .map(this::delivery)
                        .one());
    }

    Mono<Delivery> add(UUID id, String name, ReceivedFile file) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(ADD)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .bind("name", name)
                        .bind("hash", file.hash())
                        .bind("bytes", file.bytes())
                        .bind("now", clock.instant())
                        .then())
                .then(find(id));
    }

    /** Empty when it no longer runs: it was declared interrupted meanwhile. */
    Mono<Delivery> progress(UUID id, Progress progress) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(PROGRESS)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .bind("rowsRead", progress.rowsRead())
                        .bind("rowsRejected", progress.rowsRejected())
                        .bind("bytesRead", progress.bytesRead())
                        .map(this::delivery)
                        .one());
    }

    /** Empty when it no longer runs. */
    Mono<Delivery> end(
            UUID id, DeliveryState state, @Nullable String reason, Progress progress, DeliveryReport report) {
        return Tenant.current()
                .flatMap(tenant -> nullable(database.sql(END), "reason", reason)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .bind("state", state.word())
                        .bind("report", json.writeValueAsString(report))
                        .bind("rowsRead", progress.rowsRead())
                        .bind("rowsRejected", progress.rowsRejected())
                        .bind("bytesRead", progress.bytesRead())
                        .bind("now", clock.instant())
                        .map(this::delivery)
                        .one());
    }

    /** Empty when it no longer runs. */
    Mono<Delivery> interrupt(UUID id) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(INTERRUPT)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .map(this::delivery)
                        .one());
    }

    /** Deliveries of which nothing is active any more, now that this one is. */
    Mono<Void> supersedeOthers(UUID id) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(SUPERSEDE)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .then());
    }

    Mono<Delivery> find(UUID id) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(ONE)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .map(this::delivery)
                        .one());
    }

    /** Newest first, one row more than the page. */
    Mono<List<Delivery>> newest(@Nullable DeliveryState state, PageRequest page) {
        Instant receivedAt = page.cursor(2).map(after -> after.instant(0)).orElse(END_OF_TIME);
        UUID id = page.cursor(2).map((Cursor after) -> after.uuid(1)).orElse(LAST_ID);
        return Tenant.current()
                .flatMap(tenant -> nullable(database.sql(NEWEST), "state", state == null ? null : state.word())
                        .bind("tenant", tenant.id())
                        .bind("receivedAt", receivedAt)
                        .bind("id", id)
                        .bind("limit", page.limit() + 1)
                        .map(this::delivery)
                        .all()
                        .collectList());
    }

    Mono<Long> count(@Nullable DeliveryState state) {
        return Tenant.current()
                .flatMap(tenant -> nullable(database.sql(COUNT), "state", state == null ? null : state.word())
                        .bind("tenant", tenant.id())
                        .map(row -> new Columns(row).number("n"))
                        .one());
    }

    private static DatabaseClient.GenericExecuteSpec nullable(
            DatabaseClient.GenericExecuteSpec sql, String name, @Nullable String value) {
        return value == null ? sql.bindNull(name, String.class) : sql.bind(name, value);
    }

    private Delivery delivery(Readable row) {
        Columns columns = new Columns(row);
        String report = columns.text("report");
        return new Delivery(
                columns.uuid("id"),
                columns.text("name"),
                DeliveryState.of(columns.text("state")),
                columns.textOrNull("reason"),
                new Progress(
                        columns.number("rows_read"), columns.number("rows_rejected"), columns.number("bytes_read")),
                columns.number("bytes_total"),
                columns.instant("received_at"),
                columns.instantOrNull("activated_at"),
                report.equals("{}") ? DeliveryReport.EMPTY : json.readValue(report, DeliveryReport.class));
    }
}

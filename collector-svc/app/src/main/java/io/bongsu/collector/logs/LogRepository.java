package io.bongsu.collector.logs;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Log records by time. */
@Repository
class LogRepository {
    private static final String ADD = """
            INSERT INTO log_record (tenant_id, at_nano, id, severity_number, severity_text, service, body, trace_id, span_id,
                                    attributes)
            SELECT :tenant, at, id, severity, word, service, body, trace, span, attributes::jsonb
              FROM unnest(:times::bigint[], :ids::uuid[], :severities::int[], :words::text[], :services::text[],
                          :bodies::text[], :traces::text[], :spans::text[], :attributes::text[])
                   AS t (at, id, severity, word, service, body, trace, span, attributes)""";

    private static final String LIST = """
            SELECT at_nano, id, severity_number, severity_text, service, body, trace_id, span_id,
                   attributes::text AS attributes
              FROM log_record
             WHERE tenant_id = :tenant AND (at_nano, id) < (:at, :id) AND (:service = '' OR service = :service)
               AND (:text = '' OR position(:text IN lower(body)) > 0)
             ORDER BY at_nano DESC, id DESC LIMIT :limit""";

    private final DatabaseClient database;
    private final JsonMapper json;

    LogRepository(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> add(Tenant tenant, List<LogRecord> records) {
        return database.sql(ADD)
                .bind("tenant", tenant.id())
                .bind("times", records.stream().map(LogRecord::at).toArray(Long[]::new))
                .bind(
                        "ids",
                        records.stream()
                                .map(one -> UuidCreator.getTimeOrderedEpoch())
                                .toArray(UUID[]::new))
                .bind(
                        "severities",
                        records.stream().map(LogRecord::severityNumber).toArray(Integer[]::new))
                .bind("words", texts(records, LogRecord::severityText))
                .bind("services", texts(records, LogRecord::service))
                .bind("bodies", texts(records, LogRecord::body))
                .bind("traces", texts(records, LogRecord::traceId))
                .bind("spans", texts(records, LogRecord::spanId))
                .bind("attributes", texts(records, LogRecord::attributes))
                .then();
    }

    /**
     * @param text lower case, empty for all
     */
    Mono<List<LogView>> list(String service, String text, long at, UUID id, int limit) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql("SET LOCAL statement_timeout = '10s'")
                        .then()
                        .thenMany(database.sql(LIST)
                                .bind("tenant", tenant.id())
                                .bind("at", at)
                                .bind("id", id)
                                .bind("service", service)
                                .bind("text", text)
                                .bind("limit", limit)
                                .map(this::view)
                                .all()))
                .collectList();
    }

    private LogView view(Readable row) {
        Columns columns = new Columns(row);
        long at = columns.number("at_nano");
        return new LogView(
                columns.uuid("id"),
                Instant.ofEpochSecond(at / 1_000_000_000, at % 1_000_000_000),
                columns.integer("severity_number"),
                columns.text("severity_text"),
                columns.text("service"),
                columns.text("body"),
                emptyAsNull(columns.text("trace_id")),
                emptyAsNull(columns.text("span_id")),
                json.readTree(columns.text("attributes")),
                at);
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String[] texts(List<LogRecord> records, Function<LogRecord, String> property) {
        return records.stream().map(property).toArray(String[]::new);
    }
}

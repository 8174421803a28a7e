package io.bongsu.collector.traces;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Spans, and one row per trace for the list. */
@Repository
class SpanRepository {
    /** A span that is there already counts once: only new rows reach the trace. */
    private static final String ADD = """
            WITH added AS (
                INSERT INTO span (tenant_id, trace_id, span_id, parent_span_id, service, namespace, name, kind,
                                  start_nano, end_nano, status, attributes)
                SELECT :tenant, trace, span, parent, service, namespace, name, kind, began, ended, status, attributes::jsonb
                  FROM unnest(:traces::text[], :spans::text[], :parents::text[], :services::text[], :namespaces::text[],
                              :names::text[], :kinds::text[], :starts::bigint[], :ends::bigint[], :statuses::text[],
                              :attributes::text[])
                       AS t (trace, span, parent, service, namespace, name, kind, began, ended, status, attributes)
                    ON CONFLICT DO NOTHING
                RETURNING trace_id, parent_span_id, service, name, start_nano, end_nano, status)
            INSERT INTO trace (tenant_id, trace_id, start_nano, end_nano, root_service, root_name, span_count, error_count,
                               services)
            SELECT :tenant, trace_id, min(start_nano), max(end_nano),
                   (array_agg(service ORDER BY start_nano) FILTER (WHERE parent_span_id = ''))[1],
                   (array_agg(name ORDER BY start_nano) FILTER (WHERE parent_span_id = ''))[1],
                   count(*), count(*) FILTER (WHERE status = 'error'), array_agg(DISTINCT service)
              FROM added GROUP BY trace_id ORDER BY trace_id
                ON CONFLICT (tenant_id, trace_id) DO UPDATE
                   SET start_nano = least(trace.start_nano, excluded.start_nano),
                       end_nano = greatest(trace.end_nano, excluded.end_nano),
                       root_service = coalesce(trace.root_service, excluded.root_service),
                       root_name = coalesce(trace.root_name, excluded.root_name),
                       span_count = trace.span_count + excluded.span_count,
                       error_count = trace.error_count + excluded.error_count,
                       services = (SELECT array_agg(DISTINCT one) FROM unnest(trace.services || excluded.services) AS one)""";

    private static final String RELATED = """
            SELECT child.service AS callee, child.namespace AS callee_namespace,
                   parent.service AS caller, parent.namespace AS caller_namespace
              FROM span child
              JOIN span parent ON parent.tenant_id = :tenant AND parent.trace_id = child.trace_id
                              AND parent.span_id = child.parent_span_id
                              AND parent.start_nano >= :from AND parent.start_nano < :to
             WHERE child.tenant_id = :tenant AND child.trace_id = ANY (:traces)
               AND child.start_nano >= :from AND child.start_nano < :to
               AND (child.service, child.namespace) <> (parent.service, parent.namespace)
               AND child.service <> '' AND parent.service <> ''
             GROUP BY 1, 2, 3, 4 LIMIT 1000""";

    private static final String LIST = """
            SELECT trace_id, root_service, root_name, start_nano, end_nano, span_count, error_count FROM trace
             WHERE tenant_id = :tenant AND (:service = '' OR :service = ANY (services))
               AND (start_nano, trace_id) < (:start, :id)
             ORDER BY start_nano DESC, trace_id DESC LIMIT :limit""";

    private static final String TRACE = """
            SELECT span_id, parent_span_id, service, name, kind, start_nano, end_nano, status, attributes::text AS attributes
              FROM span WHERE tenant_id = :tenant AND trace_id = :trace ORDER BY start_nano, span_id LIMIT :limit""";

    private final DatabaseClient database;
    private final JsonMapper json;

    SpanRepository(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> add(Tenant tenant, List<Span> spans) {
        return database.sql(ADD)
                .bind("tenant", tenant.id())
                .bind("traces", texts(spans, Span::traceId))
                .bind("spans", texts(spans, Span::spanId))
                .bind("parents", texts(spans, Span::parentSpanId))
                .bind("services", texts(spans, Span::service))
                .bind("namespaces", texts(spans, Span::namespace))
                .bind("names", texts(spans, Span::name))
                .bind("kinds", texts(spans, Span::kind))
                .bind("starts", spans.stream().map(Span::start).toArray(Long[]::new))
                .bind("ends", spans.stream().map(Span::end).toArray(Long[]::new))
                .bind("statuses", texts(spans, Span::status))
                .bind("attributes", texts(spans, Span::attributes))
                .then();
    }

    /** Calls between services in these traces, whichever side arrived first. */
    Flux<Call> calls(Tenant tenant, Collection<String> traces, long from, long to) {
        return database.sql(RELATED)
                .bind("tenant", tenant.id())
                .bind("traces", traces.toArray(String[]::new))
                .bind("from", from)
                .bind("to", to)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Call(
                            columns.text("caller_namespace"),
                            columns.text("caller"),
                            columns.text("callee_namespace"),
                            columns.text("callee"));
                })
                .all();
    }

    record Call(String callerNamespace, String caller, String calleeNamespace, String callee) {}

    Mono<List<TraceSummary>> list(String service, long start, String id, int limit) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(LIST)
                        .bind("tenant", tenant.id())
                        .bind("service", service)
                        .bind("start", start)
                        .bind("id", id)
                        .bind("limit", limit)
                        .map(SpanRepository::summary)
                        .all())
                .collectList();
    }

    Mono<List<Trace.SpanView>> trace(String traceId, int limit) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(TRACE)
                        .bind("tenant", tenant.id())
                        .bind("trace", traceId)
                        .bind("limit", limit)
                        .map(this::span)
                        .all())
                .collectList();
    }

    private static TraceSummary summary(Readable row) {
        Columns columns = new Columns(row);
        long start = columns.number("start_nano");
        return new TraceSummary(
                columns.text("trace_id"),
                columns.textOrNull("root_service"),
                columns.textOrNull("root_name"),
                instant(start),
                millis(start, columns.number("end_nano")),
                columns.number("span_count"),
                columns.number("error_count"),
                start);
    }

    private Trace.SpanView span(Readable row) {
        Columns columns = new Columns(row);
        long start = columns.number("start_nano");
        String parent = columns.text("parent_span_id");
        return new Trace.SpanView(
                columns.text("span_id"),
                parent.isEmpty() ? null : parent,
                columns.text("service"),
                columns.text("name"),
                columns.text("kind"),
                instant(start),
                millis(start, columns.number("end_nano")),
                columns.text("status"),
                json.readTree(columns.text("attributes")));
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000);
    }

    private static double millis(long start, long end) {
        return (end - start) / 1e6;
    }

    private static String[] texts(List<Span> spans, Function<Span, String> property) {
        return spans.stream().map(property).toArray(String[]::new);
    }
}

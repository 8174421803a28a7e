package io.bongsu.ticket.sla.calendar;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Calendars and their versions, which are never changed. */
@Repository
class CalendarRepository {
    private static final String HEADS = """
            SELECT id, name, version, created_at FROM sla_calendar WHERE tenant_id = :tenant ORDER BY name, id LIMIT 500""";
    private static final String VERSIONS = """
            SELECT number, effective_from, definition FROM sla_calendar_version
             WHERE tenant_id = :tenant AND calendar_id = :calendar ORDER BY effective_from, number""";
    private static final String INSERT = """
            INSERT INTO sla_calendar (tenant_id, id, name, version, counted_version, created_at, updated_at)
            VALUES (:tenant, :id, :name, 1, 1, :now, :now) ON CONFLICT DO NOTHING""";
    private static final String UPDATE = """
            UPDATE sla_calendar SET name = :name, version = version + 1, updated_at = :now
             WHERE tenant_id = :tenant AND id = :id AND version = :before""";
    private static final String INSERT_VERSION = """
            INSERT INTO sla_calendar_version (tenant_id, calendar_id, number, effective_from, definition, created_at)
            VALUES (:tenant, :calendar, :number, :from, :definition, :now) ON CONFLICT DO NOTHING""";

    private final DatabaseClient database;
    private final Clock clock;

    CalendarRepository(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    record Head(UUID id, String name, long version, Instant createdAt) {}

    record Version(long number, Instant effectiveFrom, String definition) {}

    Flux<Head> heads() {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(HEADS)
                        .bind("tenant", tenant.id())
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new Head(
                                    columns.uuid("id"),
                                    columns.text("name"),
                                    columns.number("version"),
                                    columns.instant("created_at"));
                        })
                        .all());
    }

    /** In the order they come into force. */
    Flux<Version> versions(UUID calendar) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(VERSIONS)
                        .bind("tenant", tenant.id())
                        .bind("calendar", calendar)
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new Version(
                                    columns.number("number"),
                                    columns.instant("effective_from"),
                                    columns.text("definition"));
                        })
                        .all());
    }

    Mono<Void> addDefaults(List<DefaultCalendars.Default> defaults) {
        return Flux.fromIterable(defaults)
                .concatMap(each -> insert(each.id(), each.name(), each.definition()))
                .then();
    }

    Mono<UUID> add(String name, String definition) {
        UUID id = UuidCreator.getTimeOrderedEpochPlus1();
        return insert(id, name, definition).thenReturn(id);
    }

    private Mono<Void> insert(UUID id, String name, String definition) {
        Instant now = clock.instant();
        return Tenant.current()
                .flatMap(tenant -> database.sql(INSERT)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .bind("name", name)
                        .bind("now", now)
                        .then())
                .then(insertVersion(id, 1, now, definition));
    }

    private Mono<Void> insertVersion(UUID calendar, long number, Instant from, String definition) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(INSERT_VERSION)
                        .bind("tenant", tenant.id())
                        .bind("calendar", calendar)
                        .bind("number", number)
                        .bind("from", from)
                        .bind("definition", definition)
                        .bind("now", clock.instant())
                        .then());
    }

    /** False when another version stood. */
    Mono<Boolean> addVersion(Head before, String name, Instant from, String definition) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(UPDATE)
                        .bind("tenant", tenant.id())
                        .bind("id", before.id())
                        .bind("name", name)
                        .bind("before", before.version())
                        .bind("now", clock.instant())
                        .fetch()
                        .rowsUpdated())
                .flatMap(rows -> rows == 0
                        ? Mono.just(false)
                        : insertVersion(before.id(), before.version() + 1, from, definition)
                                .thenReturn(true));
    }
}

package io.bongsu.ticket.customfield;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.ticket.CustomField;
import io.bongsu.ticket.ticket.CustomFields;
import io.bongsu.ticket.ticket.Names;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A tenant's fields as rows. Whoever changes one holds it, so that tickets written meanwhile find their way into the index. */
@Repository
class CustomFieldRepository implements CustomFields {
    private static final String ALL = """
            SELECT id, key, kind, types, queues, required, filterable, for_requesters, name_ko, name_en, choices, position,
                   version
              FROM custom_field WHERE tenant_id = :tenant AND NOT removed ORDER BY position, key""";
    private static final String HOLD =
            "SELECT 1 AS held FROM custom_field WHERE tenant_id = :tenant AND id = :id AND NOT removed FOR UPDATE";
    private static final String INSERT = """
            INSERT INTO custom_field AS f (tenant_id, id, key, kind, types, queues, required, filterable, for_requesters,
                   name_ko, name_en, choices, position, version, updated_at)
            VALUES (:tenant, :id, :key, :kind, :types, :queues, :required, :filterable, :forRequesters, :ko, :en, :choices,
                   :position, 1, :now)
            ON CONFLICT (tenant_id, key) DO UPDATE SET types = excluded.types, queues = excluded.queues, required = excluded.required,
                   filterable = excluded.filterable, for_requesters = excluded.for_requesters, name_ko = excluded.name_ko,
                   name_en = excluded.name_en, choices = excluded.choices, position = excluded.position, removed = false,
                   version = f.version + 1, updated_at = excluded.updated_at
             WHERE f.removed AND f.kind = excluded.kind
            RETURNING id""";
    private static final String UPDATE = """
            UPDATE custom_field SET types = :types, queues = :queues, required = :required, filterable = :filterable,
                   for_requesters = :forRequesters, name_ko = :ko, name_en = :en, choices = :choices, position = :position,
                   version = version + 1, updated_at = :now
             WHERE tenant_id = :tenant AND id = :id AND version = :before AND NOT removed""";
    private static final String REMOVE = """
            UPDATE custom_field SET removed = true, version = version + 1, updated_at = :now
             WHERE tenant_id = :tenant AND id = :id AND version = :before AND NOT removed""";

    private final DatabaseClient database;
    private final JsonMapper json;

    CustomFieldRepository(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Mono<List<CustomField>> all() {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(ALL)
                        .bind("tenant", tenant.id())
                        .map(this::read)
                        .all())
                .collectList();
    }

    private CustomField read(Readable row) {
        Columns columns = new Columns(row);
        return new CustomField(
                columns.uuid("id"),
                columns.text("key"),
                CustomField.Kind.valueOf(columns.text("kind").toUpperCase(Locale.ROOT)),
                texts(row, "types"),
                texts(row, "queues"),
                columns.flag("required"),
                columns.flag("filterable"),
                columns.flag("for_requesters"),
                new Names(columns.textOrNull("name_ko"), columns.textOrNull("name_en")),
                json.readValue(columns.text("choices"), new TypeReference<List<CustomField.Choice>>() {}),
                columns.integer("position"),
                columns.number("version"));
    }

    private static List<String> texts(Readable row, String column) {
        String[] texts = row.get(column, String[].class);
        return texts == null ? List.of() : List.of(texts);
    }

    /** Tickets that are being written with this field wait, and are waited for. Empty when there is none. */
    Mono<Boolean> hold(UUID id) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(HOLD)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .map(row -> true)
                        .one());
    }

    /** Its id, that of the removed field it brings back when there was one; empty when the key is taken. */
    Mono<UUID> insert(CustomField field, Instant now) {
        return Tenant.current()
                .flatMap(tenant -> bound(database.sql(INSERT), field)
                        .bind("tenant", tenant.id())
                        .bind("key", field.key())
                        .bind("kind", field.kind().word())
                        .bind("now", now)
                        .map(row -> new Columns(row).uuid("id"))
                        .one());
    }

    /** False when another version stood. */
    Mono<Boolean> update(CustomField field, Instant now) {
        return Tenant.current()
                .flatMap(tenant -> bound(database.sql(UPDATE), field)
                        .bind("tenant", tenant.id())
                        .bind("before", field.version())
                        .bind("now", now)
                        .fetch()
                        .rowsUpdated())
                .map(rows -> rows == 1);
    }

    /** False when another version stood. */
    Mono<Boolean> remove(UUID id, long version, Instant now) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(REMOVE)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .bind("before", version)
                        .bind("now", now)
                        .fetch()
                        .rowsUpdated())
                .map(rows -> rows == 1);
    }

    private GenericExecuteSpec bound(GenericExecuteSpec sql, CustomField field) {
        GenericExecuteSpec bound = sql.bind("id", field.id())
                .bind("types", field.types().toArray(String[]::new))
                .bind("queues", field.queues().toArray(String[]::new))
                .bind("required", field.required())
                .bind("filterable", field.filterable())
                .bind("forRequesters", field.forRequesters())
                .bind("choices", json.writeValueAsString(field.choices()))
                .bind("position", field.position());
        return nullable(
                nullable(bound, "ko", field.name().ko()), "en", field.name().en());
    }

    private static GenericExecuteSpec nullable(GenericExecuteSpec sql, String name, @Nullable String value) {
        return value == null ? sql.bindNull(name, String.class) : sql.bind(name, value);
    }
}

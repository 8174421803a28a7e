package io.bongsu.ticket.attachment;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.ticket.Person;
import io.r2dbc.spi.Readable;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Files of tickets as rows. Who may see which is part of the query. */
@Repository
class AttachmentRepository {
    private static final String ADD = """
            INSERT INTO attachment (tenant_id, id, ticket_id, blob_id, name, media_type, size, visibility, person_id,
                   person_name, created_at)
            VALUES (:tenant, :id, :ticket, :blob, :name, :type, :size, :visibility, :person, :personName, :at)""";
    private static final String SELECT = """
            SELECT id, ticket_id, blob_id, name, media_type, size, visibility, person_id, person_name, created_at
              FROM attachment
             WHERE tenant_id = :tenant AND ticket_id = :ticket AND (:all OR visibility = 'public')""";
    private static final String OF = SELECT + " ORDER BY id LIMIT 1000";
    private static final String FIND = SELECT + " AND id = :id";
    private static final String DELETE = "DELETE FROM attachment WHERE tenant_id = :tenant AND id = :id";

    private final DatabaseClient database;

    AttachmentRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> add(Attachment file) {
        return sql(ADD).flatMap(sql -> sql.bind("id", file.id())
                .bind("ticket", file.ticketId())
                .bind("blob", file.blobId())
                .bind("name", file.name())
                .bind("type", file.mediaType())
                .bind("size", file.size())
                .bind("visibility", file.visibility().name().toLowerCase(Locale.ROOT))
                .bind("person", file.uploadedBy().id())
                .bind("personName", file.uploadedBy().name())
                .bind("at", file.createdAt())
                .then());
    }

    /** The oldest first. */
    Flux<Attachment> of(UUID ticket, boolean all) {
        return sql(OF).flatMapMany(sql -> sql.bind("ticket", ticket)
                .bind("all", all)
                .map(AttachmentRepository::read)
                .all());
    }

    Mono<Attachment> find(UUID ticket, UUID id, boolean all) {
        return sql(FIND)
                .flatMap(sql -> sql.bind("ticket", ticket)
                        .bind("id", id)
                        .bind("all", all)
                        .map(AttachmentRepository::read)
                        .one());
    }

    Mono<Void> delete(UUID id) {
        return sql(DELETE).flatMap(sql -> sql.bind("id", id).then());
    }

    private Mono<GenericExecuteSpec> sql(String sql) {
        return Tenant.current().map(tenant -> database.sql(sql).bind("tenant", tenant.id()));
    }

    private static Attachment read(Readable row) {
        Columns columns = new Columns(row);
        return new Attachment(
                columns.uuid("id"),
                columns.uuid("ticket_id"),
                columns.uuid("blob_id"),
                columns.text("name"),
                columns.text("media_type"),
                columns.number("size"),
                Visibility.valueOf(columns.text("visibility").toUpperCase(Locale.ROOT)),
                new Person(columns.text("person_id"), columns.text("person_name")),
                columns.instant("created_at"));
    }
}

package io.bongsu.ticket.watch;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.ticket.Person;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Watchers as rows. */
@Repository
public class WatcherRepository {
    private static final String OF = """
            SELECT person_id, person_name FROM ticket_watcher
             WHERE tenant_id = :tenant AND ticket_id = :ticket ORDER BY person_name, person_id LIMIT 500""";
    private static final String ADD = """
            INSERT INTO ticket_watcher (tenant_id, ticket_id, person_id, person_name, since)
            VALUES (:tenant, :ticket, :person, :name, :since) ON CONFLICT DO NOTHING""";
    private static final String REMOVE =
            "DELETE FROM ticket_watcher WHERE tenant_id = :tenant AND ticket_id = :ticket AND person_id = :person";

    private final DatabaseClient database;

    WatcherRepository(DatabaseClient database) {
        this.database = database;
    }

    Flux<Person> of(UUID ticket) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(OF)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket)
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new Person(columns.text("person_id"), columns.text("person_name"));
                        })
                        .all());
    }

    /** @return whether it is new */
    public Mono<Boolean> add(UUID ticket, Person person, Instant since) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(ADD)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket)
                        .bind("person", person.id())
                        .bind("name", person.name())
                        .bind("since", since)
                        .fetch()
                        .rowsUpdated()
                        .map(rows -> rows == 1));
    }

    /** @return whether there was one */
    Mono<Boolean> remove(UUID ticket, String person) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(REMOVE)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket)
                        .bind("person", person)
                        .fetch()
                        .rowsUpdated()
                        .map(rows -> rows == 1));
    }
}

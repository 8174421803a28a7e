package io.bongsu.platform.database;

import io.bongsu.platform.tenancy.Tenant;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes that belong together as one statement, in the transaction of the caller. What a change costs is mostly its round trips:
 * each is a turn through driver, network and planner, however little it writes. All are done or none; which of them is done
 * first is not said.
 */
public final class Writes {
    private static final int MOST_KNOWN = 1_000;

    private final DatabaseClient database;
    private final Map<List<String>, JointStatement> known = new ConcurrentHashMap<>();

    public Writes(DatabaseClient database) {
        this.database = database;
    }

    public Mono<Void> together(List<Write> some) {
        return some.isEmpty()
                ? Mono.empty()
                : Tenant.current()
                        .flatMap(tenant -> run(some, tenant))
                        .flatMapMany(rows -> Flux.range(0, some.size())
                                .concatMap(i -> some.get(i).next(rows.get(i))))
                        .then();
    }

    /** How many rows it wrote. */
    public Mono<Long> alone(Write write) {
        return Tenant.current().flatMap(tenant -> run(List.of(write), tenant)).map(List::getFirst);
    }

    private Mono<List<Long>> run(List<Write> some, Tenant tenant) {
        JointStatement joint = joint(some.stream().map(Write::sql).toList());
        return database.inConnection(connection -> Flux.from(
                        bound(connection.createStatement(joint.sql()), joint, some, tenant)
                                .execute())
                .flatMap(result -> result.map(row -> rows(row, some.size())))
                .single());
    }

    private JointStatement joint(List<String> statements) {
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }
        return known.computeIfAbsent(statements, JointStatement::of);
    }

    private static Statement bound(Statement sql, JointStatement joint, List<Write> some, Tenant tenant) {
        for (int at = 0; at < joint.slots().size(); at++) {
            JointStatement.Slot slot = joint.slots().get(at);
            Object value =
                    slot.isTenant() ? tenant.id() : some.get(slot.statement()).value(slot.name());
            if (value instanceof Write.Absent absent) {
                sql.bindNull(at, absent.type());
            } else {
                sql.bind(at, value);
            }
        }
        return sql;
    }

    private static List<Long> rows(Readable counts, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> Objects.requireNonNull(counts.get(i, Long.class)))
                .toList();
    }
}

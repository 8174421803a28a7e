package io.bongsu.ticket.ticket;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.paging.Cursor;
import io.bongsu.platform.paging.PageRequest;
import io.bongsu.platform.tenancy.Tenant;
import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lists of tickets: who may see what is part of the query, pages go on behind a key. */
@Repository
class TicketSearchRepository {
    /** Beyond this an estimate only says "at least". */
    static final int ESTIMATE_CAP = 10_000;

    /** Of very common words the newest tickets are listed: a person narrows them, nobody reads them all. */
    private static final int MOST_MATCHING = 1_000;

    private static final Pattern NUMBER = Pattern.compile("(INC|REQ|PRB|CHG)-[0-9-]*", Pattern.CASE_INSENSITIVE);
    /** LIKE would not use the index under row-level security: it is not leakproof. The highest letter ends the range. */
    private static final String NUMBERED = "(t.number ~>=~ :number AND t.number ~<~ :numberEnd)";

    private static final String AFTER_DIGITS = ":";

    private static final String MATCHING =
            "t.id IN (SELECT m FROM ticket_matching(CAST(:words AS tsquery), " + MOST_MATCHING + ") AS m)";
    private static final Set<String> OPEN_CATEGORIES = Set.of("new", "active", "hold");
    private static final String OPEN = "t.category IN ('new', 'active', 'hold')";
    /** Words of states that are open in every kind; the category says the same, but of it there are indexes. */
    private static final Set<String> OPEN_STATES = Set.of(
            "new",
            "assigned",
            "inProgress",
            "onHold",
            "draft",
            "awaitingApproval",
            "approved",
            "fulfilment",
            "assess",
            "rootCause",
            "knownError",
            "fixInProgress",
            "authorize",
            "scheduled",
            "implement");

    private static final String OWN_MATCHING =
            "t.id IN (SELECT s.ticket_id FROM ticket_search s WHERE s.tenant_id = :tenant AND s.ticket_id = t.id"
                    + " AND (s.record_terms || s.public_terms) @@ CAST(:words AS tsquery))";

    private final DatabaseClient database;
    private final Wanted wanted;

    TicketSearchRepository(DatabaseClient database, Wanted wanted) {
        this.database = database;
        this.wanted = wanted;
    }

    /** At least one row more than the limit when there are more, for {@code Page.of}. */
    Mono<List<ListedTicket>> page(TicketQuery query, Viewer viewer, PageRequest page) {
        Cursor after = page.cursor(3).orElse(null);
        List<TicketOrder> parts = query.order().parts(after);
        Mono<List<ListedTicket>> first =
                part(query, viewer, page, parts.getFirst(), after).collectList();
        return parts.size() == 1
                ? first
                : first.flatMap(some -> some.size() > page.limit()
                        ? Mono.just(some)
                        : part(query, viewer, page, parts.getLast(), null)
                                .startWith(some)
                                .collectList());
    }

    private Flux<ListedTicket> part(
            TicketQuery query, Viewer viewer, PageRequest page, TicketOrder order, @Nullable Cursor after) {
        return Tenant.current().flatMapMany(tenant -> {
            Conditions conditions = new Conditions(tenant, viewer, wanted)
                    .add(query)
                    .add(viewer)
                    .in(order, after);
            String sql = "SELECT " + TicketRow.COLUMNS + ", " + order.due() + " AS due" + """
                    , ARRAY(SELECT e.entity_id FROM ticket_entity e
                             WHERE e.tenant_id = t.tenant_id AND e.ticket_id = t.id ORDER BY e.entity_id) AS entity_ids
                      FROM ticket t""" + order.join()
                    + conditions.where()
                    + " ORDER BY " + order.orderBy() + " LIMIT "
                    + (page.limit() + 1);
            return conditions
                    .bind(database.sql(sql))
                    .map(row -> new ListedTicket(item(row), order, new Columns(row).instantOrNull("due")))
                    .all();
        });
    }

    Mono<Long> count(TicketQuery query, Viewer viewer, boolean exact) {
        return Tenant.current().flatMap(tenant -> {
            Conditions conditions =
                    new Conditions(tenant, viewer, wanted).add(query).add(viewer);
            String sql = exact
                    ? "SELECT count(*) AS n FROM ticket t" + conditions.where()
                    : "SELECT count(*) AS n FROM (SELECT 1 FROM ticket t" + conditions.where() + " LIMIT "
                            + ESTIMATE_CAP + ") counted";
            return conditions
                    .bind(database.sql(sql))
                    .map(row -> new Columns(row).number("n"))
                    .one();
        });
    }

    /** What a selection by filter means now, oldest first. */
    Flux<Chosen> chosen(TicketQuery query, Viewer viewer, int most) {
        return Tenant.current().flatMapMany(tenant -> {
            Conditions conditions =
                    new Conditions(tenant, viewer, wanted).add(query).add(viewer);
            return conditions
                    .bind(database.sql("SELECT t.id, t.number, t.version FROM ticket t" + conditions.where()
                            + " ORDER BY t.id LIMIT " + most))
                    .map(TicketSearchRepository::chosen)
                    .all();
        });
    }

    private static Chosen chosen(Readable row) {
        Columns columns = new Columns(row);
        return new Chosen(columns.uuid("id"), columns.text("number"), columns.number("version"));
    }

    private static TicketItem item(Readable row) {
        UUID[] entities = row.get("entity_ids", UUID[].class);
        return TicketItem.of(TicketRow.read(row), entities == null ? List.of() : List.of(entities), List.of());
    }

    /** The WHERE clause and its values; only constants become SQL. */
    private static final class Conditions {
        private final List<String> clauses = new ArrayList<>(List.of("t.tenant_id = :tenant", "t.merged_into IS NULL"));
        private final Map<String, Object> values = new LinkedHashMap<>();
        private final boolean seesAll;
        private final Wanted wanted;

        Conditions(Tenant tenant, Viewer viewer, Wanted wanted) {
            this.seesAll = viewer.seesAll();
            this.wanted = wanted;
            values.put("tenant", tenant.id());
        }

        Conditions add(Viewer viewer) {
            return viewer.seesAll() ? this : and("t.requester_id = :viewer", "viewer", viewer.id());
        }

        Conditions add(TicketQuery query) {
            any("t.type", "types", query.types().toArray(String[]::new));
            any("t.state", "states", query.states().toArray(String[]::new));
            any("t.category", "categories", query.categories().toArray(String[]::new));
            any("t.priority", "priorities", query.priorities().toArray(Integer[]::new));
            any("t.queue", "queues", query.queues().toArray(String[]::new));
            any("t.sla_risk", "risks", query.risks().stream().map(Risk::level).toArray(Integer[]::new));
            if (!query.risks().isEmpty() && !query.risks().contains(Risk.OK)) {
                clauses.add("t.sla_risk > 0"); // as the index of tickets at risk says it
            }
            assignee(query);
            if (isOpenOnly(query)) {
                clauses.add(OPEN);
            }
            for (int i = 0; i < query.tags().size(); i++) {
                String tag = "tag" + i;
                and(
                        "EXISTS (SELECT FROM ticket_tag g WHERE g.tenant_id = :tenant AND g.ticket_id = t.id AND g.tag = :"
                                + tag + ")",
                        tag,
                        query.tags().get(i));
            }
            if (query.watcher() != null) {
                and(
                        "t.id IN (SELECT w.ticket_id FROM ticket_watcher w"
                                + " WHERE w.tenant_id = :tenant AND w.person_id = :watcher)",
                        "watcher",
                        query.watcher());
            }
            if (query.taskAssignee() != null) {
                and(
                        "t.id IN (SELECT k.ticket_id FROM ticket_task k WHERE k.tenant_id = :tenant"
                                + " AND k.assignee_id = :taskAssignee AND k.done_at IS NULL)",
                        "taskAssignee",
                        query.taskAssignee());
            }
            if (query.situation() != null) {
                and("t.situation_id = :situation", "situation", query.situation());
            }
            if (query.entity() != null) {
                and(
                        "t.id IN (SELECT e.ticket_id FROM ticket_entity e"
                                + " WHERE e.tenant_id = :tenant AND e.entity_id = :entity)",
                        "entity",
                        query.entity());
            }
            custom(query.custom());
            if (query.major() != null) {
                clauses.add(query.major() ? "t.major" : "NOT t.major"); // as the index of major incidents says it
            }
            text(query);
            return this;
        }

        /** The database cannot know it from values it is told later: then it has no use for the indexes of open tickets. */
        private static boolean isOpenOnly(TicketQuery query) {
            return query.categories().isEmpty()
                    ? !query.states().isEmpty() && OPEN_STATES.containsAll(query.states())
                    : OPEN_CATEGORIES.containsAll(query.categories());
        }

        private void assignee(TicketQuery query) {
            if (TicketQuery.NOBODY.equals(query.assignee())) {
                clauses.add("t.assignee_id IS NULL");
            } else if (query.assignee() != null) {
                and("t.assignee_id = :assignee", "assignee", query.assignee());
            }
        }

        private void custom(List<CustomFilter> filters) {
            for (int i = 0; i < filters.size(); i++) {
                String field = "customField" + i;
                String words = "customWords" + i;
                CustomRange range = filters.get(i).range();
                String has = range == null
                        ? " AND x.value = ANY (ARRAY(SELECT custom_word(w) FROM unnest(:" + words + ") AS w)))"
                        : " AND x.ranked ~>=~ :" + words + "From AND x.ranked ~<=~ :" + words + "To)";
                and(
                        "EXISTS (SELECT FROM ticket_custom x WHERE x.tenant_id = :tenant AND x.ticket_id = t.id"
                                + " AND x.field_id = :" + field + has,
                        field,
                        filters.get(i).field());
                if (range == null) {
                    values.put(words, filters.get(i).words().toArray(String[]::new));
                } else {
                    values.put(words + "From", range.from());
                    values.put(words + "To", range.to());
                }
            }
        }

        /** A number by its beginning, or words; what cannot be looked for is not found. */
        private void text(TicketQuery query) {
            String text = query.text();
            if (text == null) {
                return;
            }
            String words = wanted.query(text);
            if (NUMBER.matcher(text).matches()) {
                String number = text.toUpperCase(Locale.ROOT);
                and(NUMBERED, "number", number);
                values.put("numberEnd", number + AFTER_DIGITS);
            } else if (words.isEmpty()) {
                clauses.add("false");
            } else {
                and(seesAll ? MATCHING : OWN_MATCHING, "words", words);
            }
        }

        private <T> void any(String column, String name, T[] wanted) {
            if (wanted.length > 0) {
                and(column + " = ANY (:" + name + ")", name, wanted);
            }
        }

        private Conditions and(String clause, String name, Object value) {
            clauses.add(clause);
            values.put(name, value);
            return this;
        }

        Conditions in(TicketOrder order, @Nullable Cursor after) {
            if (order.only() != null) {
                clauses.add(order.only());
            }
            if (after != null) {
                clauses.add(order.beyond());
                values.put("beyond", order.key(after));
                values.put("beyondId", after.uuid(2));
            }
            return this;
        }

        String where() {
            return " WHERE " + String.join(" AND ", clauses);
        }

        DatabaseClient.GenericExecuteSpec bind(DatabaseClient.GenericExecuteSpec sql) {
            return sql.bindValues(values);
        }
    }
}

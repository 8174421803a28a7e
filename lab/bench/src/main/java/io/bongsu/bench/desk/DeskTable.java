package io.bongsu.bench.desk;

import io.bongsu.bench.desk.Corpus.Message;
import io.bongsu.bench.desk.Corpus.Person;
import io.bongsu.bench.desk.Corpus.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The service's own tables, and the rows a ticket has in each of them. */
enum DeskTable {
    TICKET(
            "ticket",
            "tenant_id,id,number,type,title,description,state,category,reason,impact,urgency,priority,queue,requester_id,"
                    + "requester_name,assignee_id,assignee_name,touched,acknowledged_at,resolved_at,created_at,updated_at,version,tags") {
        @Override
        void rows(Ticket ticket, Fill.Ground ground, Row row) {
            Person assignee = ticket.assignee();
            row.add(ground.tenant())
                    .add(ticket.id())
                    .add(ticket.number())
                    .add(ticket.type())
                    .add(ticket.title());
            row.add(ticket.description())
                    .add(ticket.state().word())
                    .add(ticket.state().category());
            row.add(ticket.state().reason())
                    .add(level(ticket.priority()))
                    .add("medium")
                    .add(ticket.priority());
            row.add(ticket.queue())
                    .add(ticket.requester().id())
                    .add(ticket.requester().name());
            row.add(assignee == null ? null : assignee.id())
                    .add(assignee == null ? null : assignee.name())
                    .add("t");
            row.add(assignee == null ? null : Instant.ofEpochMilli(ticket.acknowledgedAt()));
            row.add(ticket.isOpen() ? null : Instant.ofEpochMilli(ticket.updatedAt()));
            row.at(ticket.createdAt()).at(ticket.updatedAt()).add(4);
            row.add(ticket.tag() == null ? "{}" : "{" + ticket.tag() + "}").end();
        }
    },
    TAG("ticket_tag", "tenant_id,tag,ticket_id") {
        @Override
        void rows(Ticket ticket, Fill.Ground ground, Row row) {
            if (ticket.tag() != null) {
                row.add(ground.tenant()).add(ticket.tag()).add(ticket.id()).end();
            }
        }
    },
    ENTITY("ticket_entity", "tenant_id,ticket_id,entity_id,type,name") {
        @Override
        void rows(Ticket ticket, Fill.Ground ground, Row row) {
            if (ticket.entity() != null) {
                row.add(ground.tenant())
                        .add(ticket.id())
                        .add(ticket.entity())
                        .add("host")
                        .add("bench host")
                        .end();
            }
        }
    },
    CLOCK(
            "sla_clock",
            "tenant_id,ticket_id,metric,cycle,policy_id,policy_name,calendar_id,state,target,pauses,started_at,since,"
                    + "consumed_ms,paused_ms,breach_deadline,breach_display,breach_allowance,told,next_fire_at") {
        @Override
        void rows(Ticket ticket, Fill.Ground ground, Row row) {
            clock(ticket, ground, "ack", ticket.state().category().equals("new"), row);
            clock(ticket, ground, "resolve", ticket.isOpen(), row);
        }
    },
    CLOCK_EVENT("sla_clock_event", "tenant_id,ticket_id,metric,cycle,number,at,type") {
        // Of what is finished nobody reads them but who asks for an explanation.
        @Override
        void rows(Ticket ticket, Fill.Ground ground, Row row) {
            if (ticket.isOpen()) {
                row.add(ground.tenant()).add(ticket.id()).add("resolve").add(1).add(1);
                row.at(ticket.createdAt()).add("start").end();
            }
        }
    },
    SEARCH("ticket_search", "tenant_id,ticket_id,record_terms,public_terms,internal_terms") {
        @Override
        void rows(Ticket ticket, Fill.Ground ground, Row row) {
            Person assignee = ticket.assignee();
            row.add(ground.tenant()).add(ticket.id());
            row.add(Terms.of(List.of(
                    ticket.number(),
                    ticket.serial(),
                    ticket.title(),
                    ticket.description(),
                    ticket.requester().name(),
                    assignee == null ? "" : assignee.name(),
                    ticket.queue(),
                    Objects.requireNonNullElse(ticket.tag(), ""))));
            row.add(Terms.of(said(ticket, true)))
                    .add(Terms.of(said(ticket, false)))
                    .end();
        }
    },
    EVENT(
            "ticket_event",
            "tenant_id,ticket_id,id,at,kind,visibility,actor_id,actor_name,actor_kind,body,field,before,after,ticket_version") {
        @Override
        void rows(Ticket ticket, Fill.Ground ground, Row row) {
            SplittableRandom random = new SplittableRandom(ticket.createdAt());
            event(ticket, ground, ticket.createdAt(), "fact", "opened", null, null, null, random, row);
            Person assignee = ticket.assignee();
            if (assignee != null) {
                event(
                        ticket,
                        ground,
                        ticket.acknowledgedAt(),
                        "change",
                        "assignee",
                        null,
                        assignee.name(),
                        2,
                        random,
                        row);
                event(ticket, ground, ticket.acknowledgedAt(), "change", "state", "new", "assigned", 2, random, row);
            }
            for (Message one : ticket.messages()) {
                row.add(ground.tenant())
                        .add(ticket.id())
                        .add(one.id())
                        .at(one.at())
                        .add("message");
                row.add(one.isPublic() ? "public" : "internal")
                        .add(one.author().id())
                        .add(one.author().name());
                row.add("person")
                        .add(one.body())
                        .add(null)
                        .add(null)
                        .add(null)
                        .add(null)
                        .end();
            }
            if (!ticket.isOpen()) {
                event(
                        ticket,
                        ground,
                        ticket.updatedAt(),
                        "change",
                        "state",
                        "assigned",
                        ticket.state().word(),
                        4,
                        random,
                        row);
            }
        }
    };

    private static final Duration TARGET = Duration.ofHours(2_000);
    /** Beyond this age an open ticket's promise is broken: two thousand working hours are ten months. */
    private static final long BREACHED_AFTER = Duration.ofDays(200).toMillis();

    private final String table;
    private final String columns;

    DeskTable(String table, String columns) {
        this.table = table;
        this.columns = columns;
    }

    abstract void rows(Ticket ticket, Fill.Ground ground, Row row);

    String copy() {
        return "COPY " + table + " (" + columns + ") FROM STDIN";
    }

    String table() {
        return table;
    }

    private static String level(int priority) {
        return priority <= 2 ? "high" : priority == 3 ? "medium" : "low";
    }

    private static List<String> said(Ticket ticket, boolean publicly) {
        List<String> said = new ArrayList<>();
        ticket.messages().stream().filter(one -> one.isPublic() == publicly).forEach(one -> said.add(one.body()));
        return said;
    }

    private static void event(
            Ticket ticket,
            Fill.Ground ground,
            long at,
            String kind,
            String field,
            @Nullable String before,
            @Nullable String after,
            @Nullable Integer version,
            SplittableRandom random,
            Row row) {
        UUID id = Corpus.id(at, random);
        row.add(ground.tenant()).add(ticket.id()).add(id).at(at).add(kind).add("public");
        row.add(ticket.requester().id())
                .add(ticket.requester().name())
                .add("person")
                .add(null);
        row.add(field).add(before).add(after).add(version).end();
    }

    /** One that runs is due in months: what is measured is not disturbed by clocks that ring. */
    private static void clock(Ticket ticket, Fill.Ground ground, String metric, boolean live, Row row) {
        boolean breached = live && ground.now() - ticket.createdAt() > BREACHED_AFTER;
        boolean paused = ticket.state().reason() != null && metric.equals("resolve");
        String state = !live ? "stopped" : paused ? "paused" : "running";
        long since = live ? ticket.createdAt() : metric.equals("ack") ? ticket.acknowledgedAt() : ticket.updatedAt();
        long passed = since - ticket.createdAt();
        row.add(ground.tenant())
                .add(ticket.id())
                .add(metric)
                .add(1)
                .add(ground.policy())
                .add("bench");
        row.add(ground.calendar())
                .add(state)
                .add(TARGET)
                .add("requester,vendor")
                .at(ticket.createdAt())
                .at(since);
        row.add(passed / 4).add(0);
        if (breached) {
            row.at(ticket.createdAt() + BREACHED_AFTER)
                    .at(ticket.createdAt() + BREACHED_AFTER)
                    .add(TARGET.toMillis());
        } else {
            row.add(null).add(null).add(null);
        }
        row.add(breached ? "breached" : "nothing");
        row.add(live && !breached && !paused ? Instant.ofEpochMilli(ground.now() + TARGET.toMillis()) : null)
                .end();
    }
}

package io.bongsu.bench.desk;

import io.bongsu.bench.desk.Corpus.Message;
import io.bongsu.bench.desk.Corpus.Ticket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Request Tracker's own tables, and the rows it writes there itself for a ticket with its messages. */
enum TrackerTable {
    TICKETS(
            "tickets",
            "id,EffectiveId,Queue,Type,Owner,Subject,InitialPriority,Priority,Status,Starts,Started,Due,Resolved,"
                    + "LastUpdatedBy,LastUpdated,Creator,Created") {
        @Override
        void rows(int number, Ticket ticket, TrackerGround ground, Row row) {
            int id = ground.ticket(number);
            int owner = ground.owner(ticket);
            row.add(id).add(id).add(ground.queue(ticket)).add("ticket").add(owner);
            row.add(ticket.title()).add(priority(ticket)).add(priority(ticket)).add(status(ticket));
            at(row, NEVER);
            at(row, status(ticket).equals("new") ? NEVER : ticket.acknowledgedAt());
            at(row, NEVER);
            at(row, ticket.isOpen() ? NEVER : ticket.updatedAt());
            at(row.add(owner), ticket.updatedAt());
            at(row.add(ground.person(ticket.requester())), ticket.createdAt()).end();
        }
    },
    TRANSACTIONS("transactions", "id,ObjectType,ObjectId,Type,Field,OldValue,NewValue,Creator,Created") {
        @Override
        void rows(int number, Ticket ticket, TrackerGround ground, Row row) {
            History history = new History(number, ground, row);
            int owner = ground.owner(ticket);
            history.add(0, "Create", ground.person(ticket.requester()), ticket.createdAt());
            if (ticket.assignee() != null) {
                long at = ticket.acknowledgedAt();
                history.change(1, "SetWatcher", "Owner", "" + ground.nobody(), "" + owner, owner, at);
                history.change(2, "Status", "Status", "new", "open", owner, at);
            }
            int place = TrackerGround.FIRST_MESSAGE;
            for (Message one : ticket.messages()) {
                history.add(place++, one.isPublic() ? "Correspond" : "Comment", ground.person(one.author()), one.at());
            }
            String status = status(ticket);
            if (!status.equals("new") && !status.equals("open")) {
                history.change(
                        TrackerGround.LAST_CHANGE, "Status", "Status", "open", status, owner, ticket.updatedAt());
            }
        }
    },
    ATTACHMENTS(
            "attachments",
            "id,TransactionId,Parent,MessageId,Subject,ContentType,ContentEncoding,Content,Headers,Creator,Created") {
        @Override
        void rows(int number, Ticket ticket, TrackerGround ground, Row row) {
            text(
                    ground.attachment(number, 0),
                    ground.transaction(number, 0),
                    ticket.title(),
                    ticket.description(),
                    ground.person(ticket.requester()),
                    ticket.createdAt(),
                    row);
            List<Message> messages = ticket.messages();
            for (int i = 0; i < messages.size(); i++) {
                text(
                        ground.attachment(number, 1 + i),
                        ground.transaction(number, TrackerGround.FIRST_MESSAGE + i),
                        "",
                        messages.get(i).body(),
                        ground.person(messages.get(i).author()),
                        messages.get(i).at(),
                        row);
            }
        }
    },
    PRINCIPALS("principals", "id,PrincipalType,Disabled") {
        @Override
        void rows(int number, Ticket ticket, TrackerGround ground, Row row) {
            for (int role = 0; role < TrackerGround.ROLES.size(); role++) {
                row.add(ground.group(number, role)).add("Group").add(0).end();
            }
        }
    },
    GROUPS("groups", "id,Name,Domain,Instance,Creator,Created,LastUpdatedBy,LastUpdated") {
        @Override
        void rows(int number, Ticket ticket, TrackerGround ground, Row row) {
            int creator = ground.person(ticket.requester());
            for (int role = 0; role < TrackerGround.ROLES.size(); role++) {
                row.add(ground.group(number, role))
                        .add(TrackerGround.ROLES.get(role))
                        .add("RT::Ticket-Role")
                        .add(ground.ticket(number));
                at(row.add(creator), ticket.createdAt());
                at(row.add(creator), ticket.createdAt()).end();
            }
        }
    },
    MEMBERS("groupmembers", "GroupId,MemberId,Creator,Created,LastUpdatedBy,LastUpdated") {
        @Override
        void rows(int number, Ticket ticket, TrackerGround ground, Row row) {
            int creator = ground.person(ticket.requester());
            for (int role : TrackerGround.TAKEN) {
                row.add(ground.group(number, role)).add(ground.member(ticket, role));
                at(row.add(creator), ticket.createdAt());
                at(row.add(creator), ticket.createdAt()).end();
            }
        }
    },
    ALL_MEMBERS("cachedgroupmembers", "id,GroupId,MemberId,Via,ImmediateParentId,Disabled") {
        @Override
        void rows(int number, Ticket ticket, TrackerGround ground, Row row) {
            int id = ground.cached(number);
            for (int role = 0; role < TrackerGround.ROLES.size(); role++) {
                int group = ground.group(number, role);
                cached(id + role, group, group, group, row);
            }
            int next = id + TrackerGround.ROLES.size();
            for (int role : TrackerGround.TAKEN) {
                int group = ground.group(number, role);
                cached(next++, group, ground.member(ticket, role), group, row);
            }
        }
    };

    /** As it writes that something has not happened. */
    private static final long NEVER = 0;

    private final String table;
    private final String columns;

    TrackerTable(String table, String columns) {
        this.table = table;
        this.columns = columns;
    }

    abstract void rows(int number, Ticket ticket, TrackerGround ground, Row row);

    String table() {
        return table;
    }

    String copy() {
        return "COPY " + table + " (" + columns + ") FROM STDIN";
    }

    /** As its default cycle of life has them. */
    private static String status(Ticket ticket) {
        return switch (ticket.state().category()) {
            case "new" -> "new";
            case "active" -> "open";
            case "hold" -> "stalled";
            case "cancelled" -> "rejected";
            default -> "resolved";
        };
    }

    /** Its highest is 100; ours is 1. */
    private static int priority(Ticket ticket) {
        return 100 - 20 * (ticket.priority() - 1);
    }

    /** It knows no fractions of seconds. */
    private static Row at(Row row, long millis) {
        return row.at(millis - Math.floorMod(millis, 1_000));
    }

    /** Of one ticket, each thing at its place. */
    private record History(int number, TrackerGround ground, Row row) {

        void add(int place, String type, int creator, long at) {
            change(place, type, null, null, null, creator, at);
        }

        void change(
                int place,
                String type,
                @Nullable String field,
                @Nullable String before,
                @Nullable String after,
                int creator,
                long at) {
            row.add(ground.transaction(number, place)).add("RT::Ticket").add(ground.ticket(number));
            row.add(type).add(field).add(before).add(after);
            TrackerTable.at(row.add(creator), at).end();
        }
    }

    private static void text(int id, int transaction, String subject, String body, int creator, long at, Row row) {
        String message = "rt-%d@bench.invalid".formatted(id);
        String headers = """
                MIME-Version: 1.0
                Subject: %s
                Content-Type: text/plain; charset="utf-8"
                Content-Disposition: inline
                X-RT-Interface: REST
                Message-ID: <%s>
                Content-Length: %d
                """.formatted(subject, message, body.length());
        row.add(id).add(transaction).add(0).add(message).add(subject.isEmpty() ? null : subject);
        row.add("text/plain").add("none").add(body).add(headers.stripTrailing());
        at(row.add(creator), at).end();
    }

    private static void cached(int id, int group, int member, int parent, Row row) {
        row.add(id).add(group).add(member).add(id).add(parent).add(0).end();
    }
}

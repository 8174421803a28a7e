package io.bongsu.bench.desk;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tickets of a desk three years old: one in ten is open, nearly all of these young; three in ten are Korean. The same
 * number is always the same ticket.
 */
final class Corpus {
    static final List<String> QUEUES = List.of(
            "service-desk",
            "network",
            "server",
            "database",
            "application",
            "업무지원",
            "보안",
            "facilities",
            "erp",
            "field",
            "vendor",
            "재무");
    static final List<String> TAGS = List.of("vip", "outage", "재발", "printer", "mobile", "audit", "billing", "교육");
    private static final int AGENTS = 80;
    private static final int REQUESTERS = 20_000;
    private static final Duration AGE = Duration.ofDays(3 * 365);
    private static final int MESSAGES = 5;

    private final int size;
    private final long now;

    Corpus(int size, Instant now) {
        this.size = size;
        this.now = now.toEpochMilli();
    }

    record Person(String id, String name) {}

    /** Somebody a ticket can be of. */
    record Somebody(Person person, String login, boolean isAgent) {}

    record Message(UUID id, long at, boolean isPublic, Person author, String body) {}

    record Ticket(
            UUID id,
            String type,
            String number,
            String serial,
            String title,
            String description,
            State state,
            int priority,
            String queue,
            Person requester,
            @Nullable Person assignee,
            @Nullable String tag,
            @Nullable UUID entity,
            long createdAt,
            long acknowledgedAt,
            long updatedAt,
            List<Message> messages) {

        boolean isOpen() {
            return !state.isOver();
        }
    }

    /** Words of a state as the kind says it. */
    record State(String word, String category, @Nullable String reason) {
        boolean isOver() {
            return category.equals("done") || category.equals("closed") || category.equals("cancelled");
        }
    }

    int size() {
        return size;
    }

    long now() {
        return now;
    }

    Ticket ticket(int index) {
        SplittableRandom random = new SplittableRandom(index * 0x9E3779B97F4A7C15L);
        boolean korean = random.nextInt(10) < 3;
        double place = (index + random.nextDouble()) / size;
        boolean open = random.nextDouble() < (place > 0.9 ? 0.8 : 0.022);
        Kind kind = Kind.of(index % 100);
        long created = now - (long) (AGE.toMillis() * (1 - place)) - 60_000;
        long age = now - created;
        long lived =
                Math.min(age, 600_000 + (long) (Duration.ofDays(14).toMillis() * Math.pow(random.nextDouble(), 3)));
        State state = kind.state(random, open);
        Person requester = person(random.nextInt(REQUESTERS), 'c', korean);
        Person assignee = state.category().equals("new") ? null : agent(random);
        return new Ticket(
                id(created, random),
                kind.type,
                "%s-%d-%06d"
                        .formatted(
                                kind.prefix,
                                Instant.ofEpochMilli(created)
                                        .atZone(ZoneOffset.UTC)
                                        .getYear(),
                                index + 1),
                Integer.toString(index + 1),
                Phrases.sentence(random, korean, 4 + random.nextInt(4)),
                Phrases.sentence(random, korean, 12 + random.nextInt(20)),
                state,
                priority(random),
                QUEUES.get((int) (QUEUES.size() * Math.pow(random.nextDouble(), 2))),
                requester,
                assignee,
                random.nextInt(5) == 0 ? TAGS.get(random.nextInt(TAGS.size())) : null,
                random.nextInt(4) == 0 ? entity(random) : null,
                created,
                created + lived / 5,
                created + lived,
                messages(random, korean, created, lived, requester, assignee));
    }

    private static List<Message> messages(
            SplittableRandom random,
            boolean korean,
            long created,
            long lived,
            Person requester,
            @Nullable Person assignee) {
        List<Message> messages = new ArrayList<>(MESSAGES);
        for (int i = 0; i < MESSAGES; i++) {
            long at = created + lived * (i + 1) / (MESSAGES + 1);
            Person author = assignee == null || i % 2 == 1 ? requester : assignee;
            boolean byAgent = !author.equals(requester);
            messages.add(new Message(
                    id(at, random),
                    at,
                    !byAgent || random.nextInt(3) > 0,
                    author,
                    Phrases.sentence(random, korean, 8 + random.nextInt(14))));
        }
        return messages;
    }

    static UUID entity(SplittableRandom random) {
        return new UUID(0x0BE4C40000008000L, 0x8000000000000000L | random.nextInt(5_000));
    }

    static Person agent(SplittableRandom random) {
        return person((int) (AGENTS * Math.pow(random.nextDouble(), 1.5)), 'a', random.nextBoolean());
    }

    private static Person person(int number, char kind, boolean korean) {
        return new Person(
                UUID.nameUUIDFromBytes(("bench-" + kind + number).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                Phrases.name(number, kind == 'a' ? number % 2 == 0 : korean));
    }

    /** All of them. */
    static List<Somebody> people() {
        List<Somebody> all = new ArrayList<>(AGENTS + REQUESTERS);
        for (int i = 0; i < AGENTS; i++) {
            all.add(new Somebody(person(i, 'a', false), "a" + i, true));
        }
        for (int i = 0; i < REQUESTERS; i++) {
            all.add(new Somebody(person(i, 'c', false), "c" + i, false));
        }
        return all;
    }

    private static int priority(SplittableRandom random) {
        int share = random.nextInt(100);
        return share < 2 ? 1 : share < 10 ? 2 : share < 55 ? 3 : share < 85 ? 4 : 5;
    }

    /** A time-ordered id, version 7. */
    static UUID id(long millis, SplittableRandom random) {
        return new UUID(
                (millis << 16) | 0x7000 | random.nextInt(0x1000), 0x8000000000000000L | (random.nextLong() >>> 2));
    }

    private enum Kind {
        INCIDENT("incident", "INC", "resolved"),
        REQUEST("request", "REQ", "fulfilled"),
        PROBLEM("problem", "PRB", "resolved"),
        CHANGE("change", "CHG", "review");

        private final String type;
        private final String prefix;
        private final String done;

        Kind(String type, String prefix, String done) {
            this.type = type;
            this.prefix = prefix;
            this.done = done;
        }

        static Kind of(int percent) {
            return percent < 70 ? INCIDENT : percent < 92 ? REQUEST : percent < 96 ? PROBLEM : CHANGE;
        }

        State state(SplittableRandom random, boolean open) {
            int share = random.nextInt(100);
            if (!open) {
                return share < 8
                        ? new State(done, "done", null)
                        : share < 11 && this != PROBLEM
                                ? new State("cancelled", "cancelled", null)
                                : new State("closed", "closed", null);
            }
            return switch (this) {
                case INCIDENT ->
                    share < 20
                            ? new State("new", "new", null)
                            : share < 45
                                    ? new State("assigned", "active", null)
                                    : share < 80
                                            ? new State("inProgress", "active", null)
                                            : new State("onHold", "hold", share < 92 ? "requester" : "vendor");
                case REQUEST ->
                    share < 20
                            ? new State("awaitingApproval", "hold", null)
                            : share < 85
                                    ? new State("fulfilment", "active", null)
                                    : new State("onHold", "hold", "requester");
                case PROBLEM ->
                    share < 30 ? new State("assess", "active", null) : new State("rootCause", "active", null);
                case CHANGE -> share < 40 ? new State("draft", "new", null) : new State("implement", "active", null);
            };
        }
    }
}

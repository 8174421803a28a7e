package io.bongsu.ticket.exchange;

import io.bongsu.platform.problem.Failures;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.history.PastEntry;
import io.bongsu.ticket.ticket.Category;
import io.bongsu.ticket.ticket.Content;
import io.bongsu.ticket.ticket.CustomField;
import io.bongsu.ticket.ticket.CustomValues;
import io.bongsu.ticket.ticket.Fields;
import io.bongsu.ticket.ticket.HoldReason;
import io.bongsu.ticket.ticket.Level;
import io.bongsu.ticket.ticket.PastTicket;
import io.bongsu.ticket.ticket.Person;
import io.bongsu.ticket.ticket.Practice;
import io.bongsu.ticket.ticket.Practices;
import io.bongsu.ticket.ticket.StateWord;
import io.bongsu.ticket.ticket.Status;
import io.bongsu.ticket.ticket.Tags;
import io.bongsu.ticket.ticket.Ticket;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A line that can be brought in: everything but the number is known. */
record Arrival(TicketLine line, Practice practice, Status status, Content content) {
    private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");
    /** What a state itself waits for, beside the reasons people give. */
    private static final List<String> BY_STATE = List.of("approval", "scheduled");

    /** @param custom the tenant's own fields, of all kinds and queues */
    static Arrival of(TicketLine line, Practices practices, List<CustomField> custom) {
        Practice practice = practices
                .find(line.type())
                .orElseThrow(() -> Failures.invalid(
                        "/type", "unknown-value", "type is one of: " + String.join(", ", practices.types()) + "."));
        checkTimes(line);
        List<CustomField> own = custom.stream()
                .filter(field -> field.belongsTo(practice.type(), line.queue()))
                .toList();
        return new Arrival(
                line,
                practice,
                status(line, practice),
                content(line, practice).with(CustomValues.past(line.custom(), own)));
    }

    private static void checkTimes(TicketLine line) {
        bounded("/createdAt", line.createdAt());
        bounded("/updatedAt", line.updatedAt());
        bounded("/resolvedAt", line.resolvedAt());
        bounded("/acknowledgedAt", line.acknowledgedAt());
        for (int i = 0; i < line.said().size(); i++) {
            bounded("/messages/" + i + "/at", line.said().get(i).at());
        }
        if (line.updatedAt() != null && line.updatedAt().isBefore(line.createdAt())) {
            throw Failures.invalid("/updatedAt", "out-of-range", "updatedAt is not before createdAt.");
        }
    }

    private static void bounded(String pointer, @Nullable Instant at) {
        if (at != null && (at.isBefore(FIRST) || at.isAfter(LAST))) {
            throw Failures.invalid(pointer, "out-of-range", "A time between 1990 and 2100.");
        }
    }

    private static Content content(TicketLine line, Practice practice) {
        return new Content(
                line.title().strip(),
                Objects.requireNonNullElse(line.description(), ""),
                Objects.requireNonNullElse(line.impact(), Level.MEDIUM),
                Objects.requireNonNullElse(line.urgency(), Level.MEDIUM),
                line.queue(),
                line.tags() == null ? List.of() : Tags.of(line.tags()),
                practice.initial(Fields.NONE.with(practice.own().checked(line.fields()))));
    }

    private static Status status(TicketLine line, Practice practice) {
        StateWord state = practice.stateWords().stream()
                .filter(known -> line.state() == null || known.word().equals(line.state()))
                .findFirst()
                .orElseThrow(() -> Failures.invalid(
                        "/state", "unknown-value", "state is one of: " + String.join(", ", practice.states()) + "."));
        boolean over = state.category() == Category.DONE || state.category() == Category.CLOSED;
        return new Status(
                state.word(),
                state.category(),
                state.category() == Category.HOLD ? reason(line) : null,
                over || state.category() == Category.CANCELLED ? line.resolution() : null,
                false,
                over ? micros(Objects.requireNonNullElse(line.resolvedAt(), updatedAt(line))) : null);
    }

    private static String reason(TicketLine line) {
        String reason = line.reason();
        if (reason != null && (HoldReason.of(reason).isPresent() || BY_STATE.contains(reason))) {
            return reason;
        }
        List<String> known =
                Stream.concat(HoldReason.words().stream(), BY_STATE.stream()).toList();
        throw Failures.invalid(
                "/reason",
                reason == null ? "required" : "unknown-value",
                "What is on hold waits for one of: " + String.join(", ", known) + ".");
    }

    int year() {
        return line.createdAt().atOffset(ZoneOffset.UTC).getYear();
    }

    PastTicket numbered(long serial) {
        Ticket ticket = ticket(practice.number(year(), serial));
        List<PastEntry> messages = new ArrayList<>();
        line.said().stream()
                .sorted(Comparator.comparing(TicketLine.Said::at))
                .forEach(one -> messages.add(new PastEntry(
                        ticket.id(),
                        micros(one.at()),
                        messages.size() + 1,
                        new Actor(one.author().id(), one.author().name(), Actor.Kind.PERSON),
                        Entry.message(one.visibility(), one.body()))));
        return new PastTicket(ticket, messages);
    }

    private Ticket ticket(String number) {
        return new Ticket(
                id(line.createdAt()),
                number,
                practice.type(),
                content,
                status,
                Objects.requireNonNull(person(line.requester())),
                person(line.assignee()),
                null,
                null,
                false,
                true,
                acknowledgedAt(),
                micros(line.createdAt()),
                updatedAt(line),
                1);
    }

    /** What was taken on at a time nobody knows was taken on at the latest when it was last changed. */
    private @Nullable Instant acknowledgedAt() {
        if (line.acknowledgedAt() != null) {
            return micros(line.acknowledgedAt());
        }
        return line.assignee() == null && status.category() == Category.NEW ? null : updatedAt(line);
    }

    private static @Nullable Person person(TicketLine.@Nullable Who who) {
        return who == null ? null : new Person(who.id(), who.name().strip());
    }

    private static Instant updatedAt(TicketLine line) {
        return micros(Objects.requireNonNullElse(line.updatedAt(), line.createdAt()));
    }

    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS); // what PostgreSQL keeps
    }

    /** Ids are in the order of time: the newest tickets are found first. */
    private static UUID id(Instant at) {
        return PastEntry.past(at, ThreadLocalRandom.current().nextInt(0x1000));
    }
}

package io.bongsu.bench.desk;

import io.bongsu.bench.desk.Corpus.Person;
import io.bongsu.bench.desk.Corpus.Ticket;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of what the rows of Request Tracker refer to. Tickets begin at 1; everything else begins after what is there.
 *
 * @param queues by their names
 * @param people by their ids in the corpus
 * @param nobody who owns what nobody owns
 */
record TrackerGround(
        Map<String, Integer> queues,
        Map<String, Integer> people,
        int nobody,
        int principals,
        int transactions,
        int attachments,
        int cached) {
    static final List<String> ROLES = List.of("Owner", "Requestor", "Cc", "AdminCc");
    private static final int OWNER = 0;
    private static final int REQUESTOR = 1;
    /** Somebody is in these. */
    static final List<Integer> TAKEN = List.of(OWNER, REQUESTOR);

    /** Places in a ticket's history: opened, taken, begun, five messages, ended. */
    static final int FIRST_MESSAGE = 3;

    static final int LAST_CHANGE = 8;
    private static final int PER_HISTORY = 9;
    private static final int TEXTS = 6;

    int ticket(int number) {
        return number + 1;
    }

    int transaction(int number, int place) {
        return transactions + 1 + PER_HISTORY * number + place;
    }

    int attachment(int number, int place) {
        return attachments + 1 + TEXTS * number + place;
    }

    int group(int number, int role) {
        return principals + 1 + ROLES.size() * number + role;
    }

    int cached(int number) {
        return cached + 1 + (ROLES.size() + TAKEN.size()) * number;
    }

    int queue(Ticket ticket) {
        return Objects.requireNonNull(queues.get(ticket.queue()));
    }

    int person(Person person) {
        return Objects.requireNonNull(people.get(person.id()));
    }

    int owner(Ticket ticket) {
        @Nullable Person assignee = ticket.assignee();
        return assignee == null ? nobody : person(assignee);
    }

    int member(Ticket ticket, int role) {
        return role == OWNER ? owner(ticket) : person(ticket.requester());
    }
}

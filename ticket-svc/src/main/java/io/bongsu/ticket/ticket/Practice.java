package io.bongsu.ticket.ticket;

import io.bongsu.ticket.history.Visibility;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which states does this kind of ticket have, and what leads from one to the next? One per type: incident, request, problem,
 * change. Plain rules, no I/O.
 */
public interface Practice {

    /** As in {@code type}, e.g. {@code incident}. */
    String type();

    /** First part of the number, e.g. {@code INC}. */
    String prefix();

    /** All states, in the order of a usual life. */
    List<? extends StateWord> stateWords();

    /** All state words, for filters. */
    default List<String> states() {
        return stateWords().stream().map(StateWord::word).toList();
    }

    /** {@code INC-2026-000123}. */
    default String number(int year, long serial) {
        return "%s-%d-%06d".formatted(prefix(), year, serial);
    }

    /** Whether those who ask may open one themselves. */
    default boolean openToRequesters() {
        return false;
    }

    default OwnFields own() {
        return OwnFields.NONE;
    }

    /** The fields a new ticket begins with, given those that were said. */
    default Fields initial(Fields said) {
        return said;
    }

    /** @param byRequester opened by somebody who asks, not by staff or the suite */
    Status opened(@Nullable Person assignee, boolean byRequester);

    /** @throws io.bongsu.platform.problem.Failure when the fields of {@code after} cannot stand together */
    default void check(Ticket before, Ticket after) {}

    List<Transition> transitions(Ticket ticket);

    /** @throws io.bongsu.platform.problem.Failure when it cannot go there, naming where it can */
    Ticket move(Ticket ticket, Move move, Instant now);

    /** Who reads the comment that came with a move. */
    default Visibility visibilityOfComment(Move move) {
        return Visibility.INTERNAL;
    }

    default Ticket assign(Ticket ticket, @Nullable Person assignee) {
        return ticket.assignedTo(assignee);
    }

    /** The requester wrote: a wait for the requester is over. */
    default Ticket answered(Ticket ticket) {
        return ticket;
    }

    /** The requester is not content with how it was resolved: it is worked on again, where the kind knows such a way. */
    default Ticket askedAgain(Ticket ticket) {
        return ticket;
    }

    /** What it waited for is there: on hold for {@code from}, it goes on; else it stays as it is. */
    default Ticket released(Ticket ticket, HoldReason from) {
        return ticket;
    }
}

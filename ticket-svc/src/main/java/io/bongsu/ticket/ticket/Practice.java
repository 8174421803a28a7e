package io.bongsu.ticket.ticket;

import io.bongsu.ticket.history.Visibility;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which states does this kind of ticket have, and what leads from one to the next? One per type: incident now; request,
 * problem and change bring their own. Plain rules, no I/O.
 */
public interface Practice {

    /** As in {@code type}, e.g. {@code incident}. */
    String type();

    /** First part of the number, e.g. {@code INC}. */
    String prefix();

    /** All state words, for filters. */
    List<String> states();

    Status opened(@Nullable Person assignee);

    List<Transition> transitions(Ticket ticket);

    /** @throws io.bongsu.platform.problem.Failure when it cannot go there, naming where it can */
    Ticket move(Ticket ticket, Move move, Instant now);

    /** Who reads the comment that came with a move. */
    Visibility visibilityOfComment(Move move);

    Ticket assign(Ticket ticket, @Nullable Person assignee);

    /** The requester wrote: a wait for the requester is over. */
    Ticket answered(Ticket ticket);
}

package io.bongsu.ticket.sla;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * How much of what was promised for a ticket is left? Told of everything that happens to a ticket, in its transaction, with
 * the ticket's row locked.
 */
public interface ServiceLevels {

    /**
     * The clocks of a ticket that is about to be written.
     *
     * @param byRequester "A ticket opened by staff gets no response clock until the requester writes."
     */
    Mono<Opening> opening(ServedTicket ticket, boolean byRequester);

    /** @param byPerson "ACK of a group is done when a member takes the ticket": a rule does not take it */
    Mono<Void> changed(ServedTicket before, ServedTicket after, boolean byPerson, Instant at);

    /** The requester wrote: "a new cycle at each first unanswered message". */
    Mono<Void> asked(ServedTicket ticket, Instant at);

    /** "FIRST_RESPONSE stops at the first public message by an agent", NEXT_RESPONSE at each; also while on hold. */
    Mono<Void> answered(ServedTicket ticket, Instant at);

    /** "The loser's clocks are cancelled, the survivor keeps the earlier start." They are kept to be taken apart again. */
    Mono<Void> merged(Collection<UUID> losers, UUID survivor, Instant at);

    /** The ticket's clocks go on as if they had never rested; the other's count from their own start again. */
    Mono<Void> unmerged(ServedTicket loser, UUID survivor, Instant at);

    /**
     * Readings of many tickets, the most urgent first; nothing for tickets without clocks. Of what comes in cycles the one that
     * runs, else the longest: "the ticket's figure is its longest cycle".
     *
     * @param internal also what queues and vendors have promised
     */
    Mono<Map<UUID, List<SlaReading>>> of(Collection<UUID> tickets, boolean internal, Instant now);

    /** The clocks of a ticket with their explanations, all cycles. */
    Mono<List<SlaExplanation>> explained(UUID ticket, boolean internal, Instant now);
}

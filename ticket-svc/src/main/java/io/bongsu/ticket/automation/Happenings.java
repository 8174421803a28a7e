package io.bongsu.ticket.automation;

import io.bongsu.platform.database.Write;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.ticket.Changes;
import io.bongsu.ticket.ticket.Companion;
import io.bongsu.ticket.ticket.PastTicket;
import io.bongsu.ticket.ticket.Ticket;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps for triggers what happens to tickets, in the transaction in which it happens. */
@Component
class Happenings implements Companion {
    private final HappeningRepository waiting;
    private final Wake wake;

    Happenings(HappeningRepository waiting, Wake wake) {
        this.waiting = waiting;
        this.wake = wake;
    }

    @Override
    public Flux<Write> kept(@Nullable Ticket before, Ticket after) {
        if (before == null) {
            return add(after, Happening.opened());
        }
        List<Entry> changes = Changes.between(before, after);
        return changes.isEmpty() ? Flux.empty() : add(after, Happening.changed(changes));
    }

    @Override
    public Flux<Write> said(Ticket ticket, Actor actor, Entry message) {
        return add(
                ticket,
                Happening.said(ticket, actor, message.visibility(), Objects.requireNonNullElse(message.body(), "")));
    }

    @Override
    public Flux<Write> happened(Ticket ticket, Entry fact) {
        return Mono.justOrEmpty(Occasion.of(Objects.requireNonNullElse(fact.field(), "")))
                .filter(Occasion::isOfAClock)
                .flatMapMany(occasion -> add(ticket, Happening.clock(occasion, fact.from(), fact.to())));
    }

    /** What happened long ago, elsewhere, is nobody's occasion any more. */
    @Override
    public Mono<Void> broughtIn(List<PastTicket> some) {
        return Mono.empty();
    }

    private Flux<Write> add(Ticket ticket, Happening happening) {
        return Flux.deferContextual(context -> Flux.just(waiting.add(ticket, happening, Chain.of(context))
                .then(kept -> kept == 1 ? wake.afterCommit() : Mono.empty())));
    }
}

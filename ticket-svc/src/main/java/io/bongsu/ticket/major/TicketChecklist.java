package io.bongsu.ticket.major;

import io.bongsu.ticket.ticket.Companion;
import io.bongsu.ticket.ticket.PastTicket;
import io.bongsu.ticket.ticket.Ticket;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The checklist of a ticket: copied when it becomes a major incident, kept when it is none any more. */
@Component
class TicketChecklist implements Companion {
    private final ChecklistRepository checklists;
    private final ChecklistItemRepository items;

    TicketChecklist(ChecklistRepository checklists, ChecklistItemRepository items) {
        this.checklists = checklists;
        this.items = items;
    }

    @Override
    public Mono<Void> keep(@Nullable Ticket before, Ticket after) {
        boolean declared = after.majorIncident() && (before == null || !before.majorIncident());
        return declared
                ? checklists.current().flatMap(checklist -> items.copy(after.id(), checklist.items()))
                : Mono.empty();
    }

    @Override
    public Mono<Void> broughtIn(List<PastTicket> some) {
        return Mono.empty();
    }
}

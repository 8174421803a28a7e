package io.bongsu.ticket.sla;

import io.bongsu.ticket.history.Entry;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Who is told what clocks did by themselves? The shared record: it holds the ticket, then writes the news on its timeline. */
public interface ClockNotices {

    /** Locks the ticket first, then subscribes to the news: the same order as everything else that moves a clock. */
    Mono<Void> tell(UUID ticket, Mono<List<Entry>> news);
}

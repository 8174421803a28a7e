package io.bongsu.ticket.history;

import io.bongsu.platform.database.Write;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What happened to a ticket, and when? Call it inside a transaction of the ticket's tenant. */
public interface History {

    /** What is to be written so that it stands there. */
    Appended append(UUID ticket, Actor actor, Entry entry);

    /** A change that made {@code version} of the ticket. */
    Appended append(UUID ticket, Actor actor, Entry entry, long version);

    /** An item as it will stand there. */
    record Appended(TimelineItem item, Write write) {}

    /** A message that stands on this ticket itself. */
    Mono<TimelineItem> message(UUID ticket, UUID id);

    /** Which fields did later versions change? */
    Flux<String> fieldsChangedAfter(UUID ticket, long version);

    /**
     * Oldest first. Who sees everything also sees what stands on tickets merged into this one.
     *
     * @param publicOnly what a requester may see
     * @param after the last item of the page before; null from the beginning
     */
    Flux<TimelineItem> page(UUID ticket, boolean publicOnly, @Nullable UUID after, int limit);
}

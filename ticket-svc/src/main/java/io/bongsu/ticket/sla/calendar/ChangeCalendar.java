package io.bongsu.ticket.sla.calendar;

import io.bongsu.platform.problem.Failures;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Somebody changes a calendar they have seen: a new version of it. Call it inside a transaction of the tenant. */
@Component
class ChangeCalendar {
    private final CalendarRepository repository;
    private final CalendarEdits edits;

    ChangeCalendar(CalendarRepository repository, CalendarEdits edits) {
        this.repository = repository;
        this.edits = edits;
    }

    /** @param version that was seen */
    Mono<CalendarView> apply(UUID id, long version, JsonNode patch) {
        return edits.head(id)
                .flatMap(head -> edits.view(head).flatMap(before -> {
                    if (head.version() != version) {
                        return Mono.error(Failures.preconditionFailed(before));
                    }
                    CalendarEdits.Wish wish = edits.changed(before, patch);
                    return repository
                            .addVersion(head, wish.name(), wish.from(), wish.definition())
                            .filter(stored -> stored)
                            .switchIfEmpty(Mono.error(() -> Failures.preconditionFailed(before)))
                            .flatMap(stored -> edits.head(id))
                            .flatMap(edits::view);
                }));
    }
}

package io.bongsu.ticket.ticket;

import io.bongsu.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Flux;

/** Which tickets does somebody mean? In the words of the list, for rooms that keep them or act on many tickets. */
@Component
public class TicketSelection {
    private final TicketSearchRepository search;
    private final Practices practices;
    private final CustomFilters custom;

    TicketSelection(TicketSearchRepository search, Practices practices, CustomFilters custom) {
        this.search = search;
        this.practices = practices;
        this.custom = custom;
    }

    /**
     * The filter as the list reads it.
     *
     * @throws io.bongsu.platform.problem.Failure naming what the list does not know
     */
    public ListFilter checked(ListFilter filter, Caller caller) {
        TicketQuery query = TicketQuery.from(filter.parameters(), caller, practices);
        String assignee = filter.assignee();
        return new ListFilter(
                query.types(),
                query.states(),
                query.categories(),
                query.priorities(),
                query.queues(),
                query.tags(),
                query.risks().stream().map(Risk::word).toList(),
                assignee == null || assignee.isBlank() ? null : assignee.strip());
    }

    /** @throws io.bongsu.platform.problem.Failure when lists cannot be ordered so */
    public static String checkedSort(@Nullable String sort) {
        return TicketOrder.of(sort).word();
    }

    /** The caller's tickets by the list's query parameters, at most as many as asked for. */
    public Flux<Chosen> find(MultiValueMap<String, String> parameters, Caller caller, int most) {
        return custom.add(TicketQuery.from(parameters, caller, practices), parameters, caller)
                .flatMapMany(query -> search.chosen(query, Viewer.of(caller), most));
    }
}

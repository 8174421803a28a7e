package io.bongsu.ticket.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A state a ticket may go to from where it stands.
 *
 * @param reasons one of which must be given; absent where none is needed
 */
public record Transition(
        String to,
        Category category,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> reasons) {}

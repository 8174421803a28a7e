package io.bongsu.ticket.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A state a ticket may go to from where it stands.
 *
 * @param reasons one of which must be given; absent where none is needed
 * @param required what must come with it unless the ticket has it: {@code comment}, or names of own fields; absent where
 *     nothing is needed
 */
public record Transition(
        String to,
        Category category,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> reasons,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> required) {

    /** A step that needs {@code required}. */
    public static Transition needing(StateWord to, List<String> required) {
        return new Transition(to.word(), to.category(), null, required.isEmpty() ? null : required);
    }
}

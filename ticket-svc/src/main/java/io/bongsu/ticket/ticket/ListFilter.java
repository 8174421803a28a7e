package io.bongsu.ticket.ticket;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Filters of the list that depend on the ticket alone, each in the list's own words. What is left out asks for all.
 *
 * @param tag has all of these
 * @param sla ok, atRisk, breached
 * @param assignee id of a person, me, or none
 */
public record ListFilter(
        @Size(max = 50) List<@NotNull @Size(max = 200) String> type,
        @Size(max = 50) List<@NotNull @Size(max = 200) String> state,
        @Size(max = 50) List<@NotNull @Size(max = 200) String> category,
        @Size(max = 50) List<@NotNull Integer> priority,
        @Size(max = 50) List<@NotNull @Size(max = 200) String> queue,
        @Size(max = 50) List<@NotNull @Size(max = 200) String> tag,
        @Size(max = 50) List<@NotNull @Size(max = 200) String> sla,
        @Nullable @Size(max = 64) String assignee) {
    public static final ListFilter ALL =
            new ListFilter(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null);

    public ListFilter {
        type = given(type);
        state = given(state);
        category = given(category);
        priority = given(priority);
        queue = given(queue);
        tag = given(tag);
        sla = given(sla);
    }

    /** JSON may leave lists out. */
    private static <T> List<T> given(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    MultiValueMap<String, String> parameters() {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        parameters.addAll("type", type);
        parameters.addAll("state", state);
        parameters.addAll("category", category);
        parameters.addAll("priority", priority.stream().map(String::valueOf).toList());
        parameters.addAll("queue", queue);
        parameters.addAll("tag", tag);
        parameters.addAll("sla", sla);
        if (assignee != null) {
            parameters.add("assignee", assignee);
        }
        return parameters;
    }
}

package io.bongsu.ticket.customfield;

import io.bongsu.ticket.ticket.CustomField;
import io.bongsu.ticket.ticket.Names;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of a field can be changed; what is left out stays. Choices that are left out cannot be chosen any more. */
record CustomFieldPatch(
        List<String> types,
        @Nullable List<String> queues,
        @Nullable Boolean required,
        @Nullable Boolean filterable,
        @Nullable Boolean forRequesters,
        Names name,
        @Nullable List<CustomField.Choice> choices,
        @Nullable Integer position) {
    static final Set<String> FIELDS =
            Set.of("types", "queues", "required", "filterable", "forRequesters", "name", "choices", "position");
}

package io.bongsu.ticket.tmf;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code fields}: "Comma-separated properties to be provided in response", of the first level. */
@Component
class TroubleFields {
    /** What is in every answer, whatever is asked for. */
    private static final Set<String> ALWAYS = Set.of("id", "href", "@type");

    private final JsonMapper json;

    TroubleFields(JsonMapper json) {
        this.json = json;
    }

    ObjectNode shown(TroubleTicket ticket, @Nullable String fields) {
        ObjectNode node = json.valueToTree(ticket);
        if (fields != null && !fields.isBlank()) {
            Set<String> wanted =
                    Arrays.stream(fields.split(",", -1)).map(String::strip).collect(Collectors.toSet());
            wanted.addAll(ALWAYS);
            node.retain(wanted);
        }
        return node;
    }
}

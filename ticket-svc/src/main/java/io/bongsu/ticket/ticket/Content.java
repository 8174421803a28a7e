package io.bongsu.ticket.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket says.
 *
 * @param tags in alphabetical order
 * @param fields what only its kind has
 * @param custom what the tenant added
 */
public record Content(
        String title,
        String description,
        Level impact,
        Level urgency,
        @Nullable String queue,
        List<String> tags,
        Fields fields,
        CustomValues custom) {

    /** Without tags, fields of its kind and custom ones. */
    public Content(String title, String description, Level impact, Level urgency, @Nullable String queue) {
        this(title, description, impact, urgency, queue, List.of(), Fields.NONE);
    }

    /** Without custom fields. */
    public Content(
            String title,
            String description,
            Level impact,
            Level urgency,
            @Nullable String queue,
            List<String> tags,
            Fields fields) {
        this(title, description, impact, urgency, queue, tags, fields, CustomValues.NONE);
    }

    public Content {
        tags = List.copyOf(tags);
    }

    public Content in(@Nullable String newQueue) {
        return new Content(title, description, impact, urgency, newQueue, tags, fields, custom);
    }

    public Content tagged(List<String> newTags) {
        return new Content(title, description, impact, urgency, queue, newTags, fields, custom);
    }

    public Content weighing(Level newImpact, Level newUrgency) {
        return new Content(title, description, newImpact, newUrgency, queue, tags, fields, custom);
    }

    public Content with(Fields newFields) {
        return new Content(title, description, impact, urgency, queue, tags, newFields, custom);
    }

    public Content with(CustomValues newCustom) {
        return new Content(title, description, impact, urgency, queue, tags, fields, newCustom);
    }
}

package io.bongsu.ticket.ticket;

import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields only one kind of ticket has, and the table that holds them. Names are constants: they become SQL. */
public record OwnFields(String table, List<OwnField> fields) {
    public static final OwnFields NONE = new OwnFields("", List.of());

    boolean none() {
        return fields.isEmpty();
    }

    /** What a person wrote, as it is kept; throws the problem that names all that is wrong. */
    public Map<String, @Nullable String> checked(@Nullable Map<String, @Nullable String> written) {
        if (written == null) {
            return Map.of();
        }
        List<Violation> errors = new ArrayList<>();
        Map<String, @Nullable String> kept = new HashMap<>();
        for (Map.Entry<String, @Nullable String> entry : written.entrySet()) {
            OwnField field = named(entry.getKey(), errors);
            String value = entry.getValue();
            if (field != null && value == null) {
                kept.put(field.name(), null);
            } else if (field != null && value != null) {
                field.checked(value, errors::add).ifPresent(good -> kept.put(field.name(), good));
            }
        }
        if (!errors.isEmpty()) {
            throw Failures.invalid(errors);
        }
        return kept;
    }

    private @Nullable OwnField named(String name, List<Violation> errors) {
        for (OwnField field : fields) {
            if (field.name().equals(name)) {
                return field;
            }
        }
        String known = fields.stream().map(OwnField::name).collect(Collectors.joining(", "));
        errors.add(new Violation(
                "/fields/" + (name.length() > 60 ? "…" : name),
                "unknown-field",
                known.isEmpty() ? "This kind of ticket has no fields of its own." : "One of: " + known + "."));
        return null;
    }
}

package io.bongsu.ticket.customfield;

import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.Violation;
import io.bongsu.ticket.ticket.Bounds;
import io.bongsu.ticket.ticket.CustomField;
import io.bongsu.ticket.ticket.Names;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A field to be kept.
 *
 * @param key names it in tickets, filters and conditions; cannot be changed later, like {@code kind}
 * @param types of tickets that have it
 * @param queues whose tickets have it; all tickets unless said
 * @param required false unless said, like {@code filterable} and {@code forRequesters}
 * @param choices of a choice, 1 to 50; of other kinds none
 * @param position 0 unless said; lower first
 */
record CustomFieldWish(
        @NotNull
        @Pattern(regexp = CustomField.KEY, message = "must be letters and digits, a small letter first, at most 40")
        String key,

        @NotNull CustomField.Kind kind,
        @NotEmpty @Size(max = 10) List<@NotNull String> types,

        @Nullable @Size(max = 50)
        List<@NotBlank @Size(max = 100) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS) String> queues,

        @Nullable Boolean required,
        @Nullable Boolean filterable,
        @Nullable Boolean forRequesters,
        @NotNull @Valid Names name,
        @Nullable @Size(max = 50) List<CustomField.@NotNull @Valid Choice> choices,
        @Nullable @Min(0) @Max(10_000) Integer position) {

    /** @throws io.bongsu.platform.problem.Failure naming what cannot be */
    CustomField field(UUID id, long version, List<String> knownTypes) {
        List<Violation> errors = new ArrayList<>();
        if (!knownTypes.containsAll(types)) {
            errors.add(new Violation("/types", "unknown-value", "Of: " + String.join(", ", knownTypes) + "."));
        }
        List<CustomField.Choice> some = Objects.requireNonNullElse(choices, List.of());
        if (some.isEmpty() == (kind == CustomField.Kind.CHOICE)) {
            errors.add(new Violation(
                    "/choices",
                    some.isEmpty() ? "required" : "not-allowed",
                    "A choice has choices, other kinds have none."));
        }
        if (some.stream().map(CustomField.Choice::key).distinct().count() < some.size()) {
            errors.add(new Violation("/choices", "repeated", "Each key once."));
        }
        if (!errors.isEmpty()) {
            throw Failures.invalid(errors);
        }
        return new CustomField(
                id,
                key,
                kind,
                types.stream().distinct().sorted().toList(),
                Objects.requireNonNullElse(queues, List.<String>of()).stream()
                        .distinct()
                        .sorted()
                        .toList(),
                Boolean.TRUE.equals(required),
                Boolean.TRUE.equals(filterable),
                Boolean.TRUE.equals(forRequesters),
                name,
                some,
                Objects.requireNonNullElse(position, 0),
                version);
    }
}

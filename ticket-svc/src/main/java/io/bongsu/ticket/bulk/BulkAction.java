package io.bongsu.ticket.bulk;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.bongsu.platform.problem.Failures;
import io.bongsu.ticket.ticket.Person;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is to be done to each ticket: exactly one of these.
 *
 * @param patch assignee (by id), queue, impact, urgency, as the PATCH of a ticket takes them
 * @param assignee whom the patch names; ours to say
 * @param merge into which ticket the others go
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BulkAction(
        @Nullable JsonNode patch,
        @Nullable @Valid Transition transition,
        @Nullable @Valid TagChange tags,
        @Nullable @Valid Merge merge,

        @Nullable @Schema(accessMode = Schema.AccessMode.READ_ONLY)
        Person assignee) {
    private static final Set<String> PATCHED = Set.of("assigneeId", "queue", "impact", "urgency");

    /** @param reason where the state needs one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BulkTransition")
    record Transition(
            @NotBlank @Size(max = 30) String to,
            @Nullable @Size(min = 1, max = 100) String reason,
            @Nullable @Size(min = 1, max = 20_000) String comment) {}

    record TagChange(
            @Nullable @Size(max = 30) List<@NotBlank @Size(max = 50) String> add,
            @Nullable @Size(max = 30) List<@NotBlank @Size(max = 50) String> remove) {
        List<String> added() {
            return add == null ? List.of() : add;
        }

        List<String> removed() {
            return remove == null ? List.of() : remove;
        }
    }

    record Merge(@NotNull UUID into) {}

    /** @throws io.bongsu.platform.problem.Failure when it says nothing, or too much */
    void check() {
        if (Stream.of(patch, transition, tags, merge).filter(Objects::nonNull).count() != 1) {
            throw Failures.invalid("/action", "one-of", "Say one of patch, transition, tags, merge.");
        }
        if (patch != null && (!patch.isObject() || patch.isEmpty() || !PATCHED.containsAll(patch.propertyNames()))) {
            throw Failures.invalid(
                    "/action/patch", "unknown-field", "patch says assigneeId, queue, impact or urgency.");
        }
    }

    @JsonIgnore
    @Nullable
    String assigneeId() {
        JsonNode id = patch == null ? null : patch.get("assigneeId");
        return id == null || id.isNull() ? null : id.asString();
    }

    BulkAction to(@Nullable Person person) {
        return new BulkAction(patch, transition, tags, merge, person);
    }
}

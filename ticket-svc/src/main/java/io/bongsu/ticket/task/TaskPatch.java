package io.bongsu.ticket.task;

import io.bongsu.ticket.ticket.Bounds;
import io.bongsu.ticket.ticket.Person;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people may change of a task; fields left out stay.
 *
 * @param assigneeId null takes it from its assignee
 * @param position where it stands, lower first
 */
record TaskPatch(
        @NotBlank @Size(max = 300) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String title,

        @Min(0) @Max(10_000) int position,

        @Nullable UUID dependsOn,

        @Nullable @Size(min = 1, max = 64) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String assigneeId,

        boolean done) {
    static final Set<String> FIELDS = Set.of("title", "position", "dependsOn", "assigneeId", "done");

    static TaskPatch of(Task task) {
        Person assignee = task.assignee();
        return new TaskPatch(
                task.title(), task.position(), task.dependsOn(), assignee == null ? null : assignee.id(), task.done());
    }
}

package io.bongsu.ticket.reply;

import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.Violation;
import io.bongsu.ticket.ticket.Bounds;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * A reply to be kept.
 *
 * @param shortcut letters, digits, - and _; once per language
 * @param language ko or en
 * @param body with variables such as {@code {{requester.name}}}
 */
record ReplyWish(
        @NotBlank @Size(max = 100) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String name,

        @NotNull @Pattern(regexp = "[\\p{L}\\p{N}_-]{1,30}", message = "1 to 30 letters, digits, - or _")
        String shortcut,

        @NotNull @Pattern(regexp = "ko|en", message = "ko or en")
        String language,

        @NotBlank @Size(max = 10_000) @Pattern(regexp = Bounds.TEXT, message = Bounds.TEXT_MEANS)
        String body) {

    CannedReply reply(UUID id, long version) {
        List<String> unknown = new Template(body).unknown();
        if (!unknown.isEmpty()) {
            throw Failures.invalid(List.of(new Violation(
                    "/body",
                    "unknown-variable",
                    "There is no {{" + unknown.getFirst() + "}}; there are: " + String.join(", ", Template.VARIABLES)
                            + ".")));
        }
        return new CannedReply(id, name.strip(), shortcut, language, body.strip(), version);
    }
}

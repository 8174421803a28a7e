package io.bongsu.ticket.webhook;

import io.bongsu.ticket.ticket.Bounds;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is asked for.
 *
 * @param url where POST requests go; http or https
 * @param events ticket.opened, ticket.changed, ticket.acknowledged, ticket.resolved
 * @param state active unless said; paused ones hear all of it when they go on
 */
record WebhookWish(
        @NotBlank @Size(max = 100) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String name,

        @NotBlank @Size(max = 2000) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String url,

        @NotEmpty @Size(max = 20) List<@NotNull @Size(max = 100) String> events,

        @Nullable @Pattern(regexp = "active|paused", message = "is active or paused")
        String state) {}

package io.bongsu.event.rule;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule as samples are judged by it.
 *
 * @param check its part of the alert key; stays when the rule is renamed
 * @param hold how long the condition must be met before the alert fires
 * @param noData silence of this length is a problem of its own; null: never
 * @param summary template of the alert's text
 */
public record WatchedRule(
        UUID id,
        String name,
        String check,
        Condition condition,
        Duration hold,
        @Nullable Duration noData,
        int severity,
        String summary) {}

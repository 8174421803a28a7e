package io.bongsu.contracts.event;

import io.bongsu.contracts.Fact;
import java.util.UUID;

/** A rule was created, changed or deleted ({@code action}). */
@Fact("io.bongsu.event.rule.changed.v1")
public record RuleChanged(UUID ruleId, String name, String action) {}

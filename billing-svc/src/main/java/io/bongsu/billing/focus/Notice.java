package io.bongsu.billing.focus;

import org.jspecify.annotations.Nullable;

/** Something FOCUS does not allow that was accepted all the same because its meaning is certain. */
public record Notice(String code, @Nullable String column, long count) {}

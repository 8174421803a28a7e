package io.bongsu.ticket.condition;

import org.jspecify.annotations.Nullable;

/**
 * Does a condition hold?
 *
 * @param fault why it could not be told
 */
public record Verdict(boolean yes, @Nullable String fault) {
    static final Verdict YES = new Verdict(true, null);
    static final Verdict NO = new Verdict(false, null);
}

package io.bongsu.ticket.ticket;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param words one of which the field has; compared as people read them; none with a range
 * @param range within which a number or date lies
 */
record CustomFilter(
        UUID field, List<String> words, @Nullable CustomRange range) {}

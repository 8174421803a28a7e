package io.bongsu.ticket.ticket;

import java.util.List;
import java.util.UUID;

/** @param words one of which the field has; compared as people read them */
record CustomFilter(UUID field, List<String> words) {}

package io.bongsu.ticket.assignment;

import java.util.List;
import java.util.UUID;

/** How a queue's tickets find somebody. */
record QueueAssignment(UUID id, String queue, Mode mode, List<Member> members, long version) {}

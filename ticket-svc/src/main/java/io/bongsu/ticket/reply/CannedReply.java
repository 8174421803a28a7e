package io.bongsu.ticket.reply;

import java.util.UUID;

/**
 * A text kept ready.
 *
 * @param shortcut what is typed after {@code ::}
 * @param language ko or en
 * @param body text with variables such as {@code {{requester.name}}}; filled in where it is offered for a ticket
 */
public record CannedReply(UUID id, String name, String shortcut, String language, String body, long version) {}

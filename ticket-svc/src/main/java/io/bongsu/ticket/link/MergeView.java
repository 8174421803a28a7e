package io.bongsu.ticket.link;

import io.bongsu.ticket.ticket.Person;
import java.util.List;
import java.util.UUID;

/**
 * What a merge would do, or did.
 *
 * @param into the ticket that speaks for the others
 * @param requesters everybody who asked
 * @param messages that stand on the joint timeline
 */
public record MergeView(Named into, List<Named> merged, List<Person> requesters, long messages, long version) {

    record Named(UUID id, String number, String title, Person requester) {}
}

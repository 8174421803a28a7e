package io.bongsu.contracts.ticket;

import io.bongsu.contracts.Fact;
import java.util.List;
import java.util.UUID;

/** Who has a ticket open now: everybody, at most 20. */
@Fact("io.bongsu.ticket.desk.people-present.v1")
public record PeoplePresent(UUID ticketId, List<PresentPerson> people) {

    /** @param typing writes an answer just now */
    public record PresentPerson(String id, String name, boolean typing) {}
}

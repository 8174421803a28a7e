package io.bongsu.ticket.ticket;

import io.bongsu.ticket.history.Actor;

/** A person as a ticket names them: the name is the one of that time. */
public record Person(String id, String name) {
    /** Requester of tickets nobody asked for: opened by the suite itself. */
    public static final Person SYSTEM = new Person(Actor.SYSTEM.id(), Actor.SYSTEM.name());
}

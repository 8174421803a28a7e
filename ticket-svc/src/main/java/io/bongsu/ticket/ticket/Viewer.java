package io.bongsu.ticket.ticket;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.security.Caller;

/**
 * Which tickets may the caller see? All of the tenant with {@code ticket:read}; else the own ones, and of those only what is
 * public.
 */
public record Viewer(String id, boolean seesAll) {

    public static Viewer of(Caller caller) {
        return new Viewer(caller.id(), caller.may(Permission.TICKET_READ));
    }
}

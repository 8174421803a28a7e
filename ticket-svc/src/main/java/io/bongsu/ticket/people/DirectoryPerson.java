package io.bongsu.ticket.people;

import java.util.List;

/**
 * A person of the tenant.
 *
 * @param id subject at the identity provider, as in {@code assigneeId}
 * @param roles roles of the suite only
 */
public record DirectoryPerson(String id, String name, String username, List<String> roles) {}

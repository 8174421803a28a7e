package io.bongsu.ticket.ticket;

/** How does the database look for what a person typed? */
public interface Wanted {

    /** A {@code tsquery} for the words of tickets; empty when nothing can be looked for. */
    String query(String typed);
}

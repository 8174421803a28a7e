package io.bongsu.ticket.ticket;

/** A state of a kind of ticket: its word as the outside writes it, in its fixed category. */
public interface StateWord {
    String word();

    Category category();
}

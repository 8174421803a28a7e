package io.bongsu.ticket.sla.calendar;

/** Who has work when open hours have changed? Told when the change has committed. */
public interface CalendarWatch {

    void changed();
}

package io.bongsu.ticket.sla.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of one date.
 *
 * @param line of the file, counted from 1
 * @param closes false: it is an ordinary day after all
 */
record HolidayDate(int line, LocalDate date, @Nullable String name, boolean closes) {}

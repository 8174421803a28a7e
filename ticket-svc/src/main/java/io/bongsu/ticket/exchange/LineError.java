package io.bongsu.ticket.exchange;

/**
 * What is wrong with a line, and what to do.
 *
 * @param line counted from 1
 * @param pointer where in the line's JSON; empty for the line as a whole
 */
record LineError(long line, String pointer, String code, String detail) {}

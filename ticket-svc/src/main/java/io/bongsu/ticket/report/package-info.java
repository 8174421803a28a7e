/**
 * How the desk does, in figures a manager may be measured by: kept up from what happens to tickets and clocks, asked for any
 * time. Not here: what the figures of one ticket mean (sla, history).
 */
@NullMarked
package io.bongsu.ticket.report;

import org.jspecify.annotations.NullMarked;

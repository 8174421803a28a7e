/** Reading what people write about calendars and clocks, strictly: every fault is named by its JSON Pointer. Not here: what it means. */
@NullMarked
package io.bongsu.ticket.sla.json;

import org.jspecify.annotations.NullMarked;

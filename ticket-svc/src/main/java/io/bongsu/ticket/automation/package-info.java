/**
 * What happens to tickets by rules people wrote: triggers when something happens, macros when an agent asks, schedulers when
 * time has passed; trying them on past tickets; and what they did. They change tickets as people do, held and by the practice's
 * rules. Not here: conditions (condition), texts with variables (reply), the record (ticket).
 */
@NullMarked
package io.bongsu.ticket.automation;

import org.jspecify.annotations.NullMarked;

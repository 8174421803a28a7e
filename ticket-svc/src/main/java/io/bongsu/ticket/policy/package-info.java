/** When situations become incidents, and whether recovery ends them. Not here: what is done about it (incident). */
@NullMarked
package io.bongsu.ticket.policy;

import org.jspecify.annotations.NullMarked;

/**
 * Causes and potential causes of incidents, and what is known of them. A problem is a <em>known error</em> while it is analysed,
 * unresolved and has a workaround or a root cause.
 */
@NullMarked
package io.bongsu.ticket.problem;

import org.jspecify.annotations.NullMarked;

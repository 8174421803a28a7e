/** Facts told by ticket-svc: what happens to tickets. */
@NullMarked
package io.bongsu.contracts.ticket;

import org.jspecify.annotations.NullMarked;

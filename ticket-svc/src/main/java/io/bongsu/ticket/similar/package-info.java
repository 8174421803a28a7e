/**
 * Which tickets are like this one, and where did they go? By the tenant's own words and nothing else: no language model, nothing
 * leaves the database's neighbourhood. Not here: finding tickets by what somebody types (search).
 */
@NullMarked
package io.bongsu.ticket.similar;

import org.jspecify.annotations.NullMarked;

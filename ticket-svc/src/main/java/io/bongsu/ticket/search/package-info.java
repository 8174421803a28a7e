/**
 * Finding tickets by what is said on them, in Korean and English, as one types. Not here: lists with filters and pages, which ask
 * {@link io.bongsu.ticket.ticket.Wanted} for the words of {@code q}.
 */
@NullMarked
package io.bongsu.ticket.search;

import org.jspecify.annotations.NullMarked;

/**
 * How tickets belong together: typed links to tickets and to things elsewhere, several merged into one and taken apart again, one
 * split in two. Not here: what a state is (the practices), and what stands on a timeline (history).
 */
@NullMarked
package io.bongsu.ticket.link;

import org.jspecify.annotations.NullMarked;

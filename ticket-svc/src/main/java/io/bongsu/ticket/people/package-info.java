/**
 * Who works here? People live at the identity provider and nowhere else; this room asks it, remembers the answer for a
 * minute and never shows a person to another tenant.
 */
@NullMarked
package io.bongsu.ticket.people;

import org.jspecify.annotations.NullMarked;

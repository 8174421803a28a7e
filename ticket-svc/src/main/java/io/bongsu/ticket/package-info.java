/** The service desk: starts the rooms below and nothing else. */
@NullMarked
package io.bongsu.ticket;

import org.jspecify.annotations.NullMarked;

/** Whose data: the tenant in the Reactor context and the one transaction that hands it to row-level security. */
@NullMarked
package io.bongsu.platform.tenancy;

import org.jspecify.annotations.NullMarked;

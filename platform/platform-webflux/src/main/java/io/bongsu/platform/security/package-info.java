/** Who calls: bearer tokens checked for issuer, audience and tenant, turned into a Caller with permissions. */
@NullMarked
package io.bongsu.platform.security;

import org.jspecify.annotations.NullMarked;

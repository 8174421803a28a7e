/** The web platform seen from a service: problems, tokens, tenancy, idempotency. */
@NullMarked
package io.bongsu.webtest;

import org.jspecify.annotations.NullMarked;

/** How failures are told: RFC 9457, one vocabulary, also for errors of routing and security. */
@NullMarked
package io.bongsu.platform.problem;

import org.jspecify.annotations.NullMarked;

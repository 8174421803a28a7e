/** HTTP habits: ETag and If-Match, merge patch, Idempotency-Key. */
@NullMarked
package io.bongsu.platform.web;

import org.jspecify.annotations.NullMarked;

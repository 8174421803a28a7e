/**
 * What tests of all services share: real PostgreSQL and a real AMQP broker from the first source that is there (environment,
 * Docker, this machine), tokens signed by a local key, the rules of architecture. Never a green skip: what is missing fails
 * and says what to do.
 */
@NullMarked
package io.bongsu.platform.test;

import org.jspecify.annotations.NullMarked;

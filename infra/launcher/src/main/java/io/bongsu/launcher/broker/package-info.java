/** The message broker of a one-machine installation: ours, a private RabbitMQ node, or one that runs elsewhere. */
@NullMarked
package io.bongsu.launcher.broker;

import org.jspecify.annotations.NullMarked;

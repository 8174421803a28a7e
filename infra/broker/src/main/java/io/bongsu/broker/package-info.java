/**
 * The message broker of a one-machine installation: Apache Qpid Broker-J (AMQP 0-9-1) with a durable store, on loopback,
 * in a process of its own. Not here: who declares which exchange and queue (the services do), and real RabbitMQ.
 */
@NullMarked
package io.bongsu.broker;

import org.jspecify.annotations.NullMarked;

package io.bongsu.platform.test;

import java.util.Map;

/**
 * A real AMQP 0-9-1 broker for tests: one per JVM through {@link #get}, or of a given kind where a test shows that both
 * brokers behave alike.
 */
public interface TestBroker {

    String host();

    int port();

    String user();

    String password();

    String virtualHost();

    /** Ends it at once, as a crash would. */
    void kill();

    /** Starts it again on the same port with the same data. */
    void restart();

    /** The variables the launcher would set. */
    default Map<String, Object> variables() {
        return Map.of(
                "BONGSU_BROKER_HOST", host(),
                "BONGSU_BROKER_PORT", port(),
                "BONGSU_BROKER_USER", user(),
                "BONGSU_BROKER_PASSWORD", password(),
                "BONGSU_BROKER_VHOST", virtualHost());
    }

    static TestBroker get() {
        return BrokerSource.shared();
    }

    /** A broker of this test's own, embedded. */
    static TestBroker embedded() {
        return BrokerProcess.embedded();
    }

    /** A broker of this test's own, RabbitMQ; fails and says what to install when there is none. */
    static TestBroker rabbit() {
        return BrokerProcess.rabbit();
    }
}

package io.bongsu.platform.test;

import java.net.URI;
import org.testcontainers.rabbitmq.RabbitMQContainer;
import org.testcontainers.utility.DockerImageName;

/** The JVM's shared broker: environment, Docker, installed rabbitmq-server, embedded. */
final class BrokerSource {

    private BrokerSource() {}

    private static final class Holder {
        private static final TestBroker INSTANCE = start();
    }

    static TestBroker shared() {
        return Holder.INSTANCE;
    }

    private static TestBroker start() {
        String url = System.getenv("IT_RABBITMQ_URL");
        if (url != null) {
            Source.say("broker", "IT_RABBITMQ_URL");
            return named(URI.create(url));
        }
        if (Source.docker()) {
            Source.say("broker", "RabbitMQ in Docker");
            return inDocker();
        }
        if (BrokerProcess.rabbitIsInstalled() && !"embedded".equals(System.getenv("IT_BROKER"))) {
            Source.say("broker", "private node of the installed rabbitmq-server");
            return BrokerProcess.rabbit();
        }
        Source.say("broker", "embedded AMQP 0-9-1 broker");
        return BrokerProcess.embedded();
    }

    private static TestBroker named(URI uri) {
        String[] login = uri.getUserInfo().split(":", 2);
        String path = uri.getPath();
        return new Elsewhere(
                uri.getHost(), uri.getPort(), login[0], login[1], path.length() > 1 ? path.substring(1) : "/");
    }

    @SuppressWarnings("resource") // lives as long as the JVM
    private static TestBroker inDocker() {
        RabbitMQContainer container = new RabbitMQContainer(DockerImageName.parse("rabbitmq:4-management"));
        container.start();
        return new Elsewhere(
                container.getHost(),
                container.getAmqpPort(),
                container.getAdminUsername(),
                container.getAdminPassword(),
                "/");
    }

    private record Elsewhere(String host, int port, String user, String password, String virtualHost)
            implements TestBroker {
        @Override
        public void kill() {
            throw new IllegalStateException("this broker is not ours to kill: use TestBroker.embedded() or rabbit()");
        }

        @Override
        public void restart() {
            kill();
        }
    }
}

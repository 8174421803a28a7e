package io.bongsu.messagingtest;

import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.TestBroker;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

@BongsuTest(value = "messaging", sharedBroker = false)
@TestPropertySource(
        properties = {
            "spring.cloud.function.definition=rules",
            "spring.cloud.stream.bindings.rules-in-0.destination=ticket.ticket",
            "spring.cloud.stream.bindings.rules-in-0.group=event-svc"
        })
class RabbitMessagingIT extends MessagingContract {
    private static final TestBroker BROKER = TestBroker.rabbit();

    @DynamicPropertySource
    static void broker(DynamicPropertyRegistry registry) {
        BROKER.variables().forEach((name, value) -> registry.add(name, () -> value));
    }

    @Override
    TestBroker broker() {
        return BROKER;
    }
}

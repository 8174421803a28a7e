package io.bongsu.gateway;

import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.TestBroker;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@BongsuTest("gateway")
class EmbeddedStreamIT extends StreamContract {
    private static final TestBroker BROKER = TestBroker.embedded();

    @DynamicPropertySource
    static void broker(DynamicPropertyRegistry registry) {
        BROKER.variables().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("BONGSU_GATEWAY_CLIENT_SECRET", () -> "test");
    }

    @Override
    TestBroker broker() {
        return BROKER;
    }
}

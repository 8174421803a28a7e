package io.bongsu.launcher.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.launcher.broker.BrokerAddress;
import io.bongsu.launcher.home.Credentials;
import io.bongsu.launcher.home.Port;
import io.bongsu.launcher.home.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceEnvironmentTest {

    @TempDir
    Path folder;

    private Map<String, String> environment(ServiceKind kind) throws IOException {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            numbers.put(port, 40_000 + numbers.size());
        }
        BrokerAddress broker = new BrokerAddress("127.0.0.1", 40_100, "u", "p", "/", false);
        return new ServiceEnvironment(
                        new Ports(numbers),
                        "http://localhost:40000",
                        broker,
                        Credentials.ofFile(folder.resolve("credentials")),
                        folder.resolve("scrape"))
                .of(kind);
    }

    @ParameterizedTest
    @EnumSource(ServiceKind.class)
    void everyVariableThatAServiceReadsIsGiven(ServiceKind kind) throws IOException {
        assertThat(environment(kind)).containsKeys(ServiceVariables.readBy(kind).toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource(ServiceKind.class)
    void onlyTheGatewayListensToTheNetwork(ServiceKind kind) throws IOException {
        assertThat(environment(kind).get("SERVER_ADDRESS"))
                .isEqualTo(kind == ServiceKind.GATEWAY ? "0.0.0.0" : "127.0.0.1");
    }
}

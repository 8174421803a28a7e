package io.bongsu.platform.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private static AddressGuard guard(String... allowed) {
        return AddressGuard.withPrivateNetworks(List.of(allowed), "where.allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:28101/actuator/prometheus",
                "http://127.9.9.9/",
                "http://localhost:9100/metrics",
                "http://2130706433/metrics", // 127.0.0.1 as one number
                "http://169.254.169.254/latest/meta-data/",
                "http://100.100.100.200/",
                "http://168.63.129.16/",
                "http://0.0.0.0:9100/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://[::1]:9100/metrics",
                "http://[::]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:169.254.169.254]/",
                "http://[fe80::1]/",
                "http://[fd00:ec2::254]/latest/",
                "http://[64:ff9b::7f00:1]/",
                "http://name.invalid/metrics"
            })
    void refusesThisMachineMetadataAndWhatIsNoHost(String url) {
        assertThat(guard().refusal(URI.create(url))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.1.2.3:9100/metrics",
                "http://192.168.0.7/",
                "http://93.184.216.34/",
                "http://[fd00::7]/"
            })
    void allowsWhatIsToBeWatched(String url) {
        assertThat(guard().refusal(URI.create(url))).isEmpty();
    }

    @Test
    void whoRunsTheMachineCanAllowMore() {
        assertThat(guard("127.0.0.0/8").refusal(URI.create("http://127.0.0.1:9100/")))
                .isEmpty();
        assertThat(guard("127.0.0.1").refusal(URI.create("http://127.0.0.2/"))).isNotEmpty();
        assertThatThrownBy(() -> guard("web1/8")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> guard("10.0.0.0/33")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://10.1.2.3/", "http://172.20.0.1/", "http://192.168.0.7/", "http://[fd00::7]/"})
    void refusesPrivateNetworksWhereNothingInThemIsToBeReached(String url) {
        AddressGuard strict = AddressGuard.withoutPrivateNetworks(List.of("10.0.0.0/8"), "where.allowed");
        assertThat(strict.refusal(URI.create(url)).isEmpty()).isEqualTo(url.contains("10.1"));
        assertThat(strict.refusal(URI.create("http://93.184.216.34/"))).isEmpty();
    }
}

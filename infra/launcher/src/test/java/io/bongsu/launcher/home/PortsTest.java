package io.bongsu.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {

    private static final Set<Port> ALL = EnumSet.allOf(Port.class);

    /** A machine on which the given ports are taken and the given ones are handed out on request. */
    private static Ports.Occupancy machine(Set<Integer> taken, Integer... spare) {
        Iterator<Integer> spares = List.of(spare).iterator();
        return new Ports.Occupancy() {
            @Override
            public boolean free(int port, boolean everyInterface) {
                return !taken.contains(port);
            }

            @Override
            public int any() {
                return spares.next();
            }
        };
    }

    @Test
    void anEmptyMachineGetsTheUsualNumbers() throws PortTaken {
        Ports ports = Ports.choose(ALL, Map.of(), Map.of(), machine(Set.of()));
        assertThat(ports.of(Port.HTTP)).isEqualTo(8080);
        assertThat(ports.of(Port.POSTGRES)).isEqualTo(25432);
    }

    @Test
    void aTakenPublicPortIsNamedWithItsVariable() {
        assertThatThrownBy(() -> Ports.choose(ALL, Map.of(), Map.of(), machine(Set.of(4317))))
                .isInstanceOf(PortTaken.class)
                .hasMessageContainingAll("4317", "BONGSU_OTLP_GRPC_PORT");
    }

    @Test
    void theEnvironmentMovesAPort() throws PortTaken {
        Ports ports = Ports.choose(ALL, Map.of("BONGSU_PORT", "9090"), Map.of(), machine(Set.of(8080)));
        assertThat(ports.of(Port.HTTP)).isEqualTo(9090);
    }

    @Test
    void aTakenInternalPortMovesByItself() throws PortTaken {
        Ports ports = Ports.choose(ALL, Map.of(), Map.of(), machine(Set.of(25432), 40001));
        assertThat(ports.of(Port.POSTGRES)).isEqualTo(40001);
    }

    @Test
    void aTakenInternalPortThatWasAskedForIsRefused() {
        assertThatThrownBy(() -> Ports.choose(
                        ALL, Map.of("BONGSU_POSTGRES_PORT", "5000"), Map.of(), machine(Set.of(5000), 40001)))
                .isInstanceOf(PortTaken.class)
                .hasMessageContainingAll("5000", "BONGSU_POSTGRES_PORT");
    }

    @Test
    void theNextRunPrefersWhatTheLastOneUsed() throws PortTaken {
        Ports ports = Ports.choose(ALL, Map.of(), Map.of(Port.POSTGRES, 40001), machine(Set.of()));
        assertThat(ports.of(Port.POSTGRES)).isEqualTo(40001);
    }

    @Test
    void noNumberIsGivenTwice() throws PortTaken {
        Ports ports = Ports.choose(ALL, Map.of(), Map.of(Port.BROKER, 25432), machine(Set.of(), 25432, 40002));
        assertThat(ports.numbers().values()).doesNotHaveDuplicates();
    }

    @Test
    void aPortThatTheRunDoesNotOpenMayBeTaken() throws PortTaken {
        Ports ports = Ports.choose(EnumSet.of(Port.POSTGRES), Map.of(), Map.of(), machine(Set.of(8080)));
        assertThat(ports.of(Port.HTTP)).isEqualTo(8080);
    }

    @Test
    void nonsenseIsNotAPort() {
        assertThatThrownBy(() -> Ports.choose(ALL, Map.of("BONGSU_PORT", "web"), Map.of(), machine(Set.of())))
                .hasMessageContaining("BONGSU_PORT=web");
    }

    @Test
    void theMachineKnowsAListeningSocket() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            assertThat(new Ports.Machine().free(socket.getLocalPort(), true)).isFalse();
            assertThat(new Ports.Machine().free(socket.getLocalPort(), false)).isFalse();
        }
        assertThat(new Ports.Machine().free(new Ports.Machine().any(), false)).isTrue();
    }
}

package io.bongsu.collector.otlp;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.platform.problem.Failure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private static final long MEGABYTE = 1 << 20;

    private final InFlight room = new InFlight(100 * MEGABYTE, new SimpleMeterRegistry());

    @Test
    void longRequestsLeaveRoomForOrdinaryOnes() {
        room.lease().take(74 * MEGABYTE);

        assertThatThrownBy(() -> take(2 * MEGABYTE)).isInstanceOf(Failure.class);
        assertThatCode(() -> take(MEGABYTE)).doesNotThrowAnyException();
    }

    @Test
    void whatIsAnsweredMakesRoom() {
        try (InFlight.Lease first = room.lease()) {
            first.take(75 * MEGABYTE);
        }

        assertThatCode(() -> take(75 * MEGABYTE)).doesNotThrowAnyException();
    }

    @Test
    void whoReadsOnAfterTheRequestWasGivenUpTakesNoRoomForEver() {
        InFlight.Lease lease = room.lease();
        lease.take(MEGABYTE);
        lease.close();
        lease.take(75 * MEGABYTE);

        assertThatCode(() -> take(75 * MEGABYTE)).doesNotThrowAnyException();
    }

    private void take(long bytes) {
        try (InFlight.Lease lease = room.lease()) {
            lease.take(bytes);
        }
    }
}

package io.bongsu.collector.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OwnershipTest {
    private static final Duration LEASE = Duration.ofSeconds(6);

    private final Ownership ownership = new Ownership();
    private final Standing.Elsewhere other =
            new Standing.Elsewhere(8, new UUID(0, 1), "http://127.0.0.1:1", "secret of the lease");

    @Test
    void whoWasPausedForLongerThanTheLeaseIsNotTheOwnerUntilItLooksAgain() {
        ownership.hold(7, System.nanoTime(), LEASE);
        assertThat(ownership.isMine()).isTrue();

        ownership.hold(7, System.nanoTime() - LEASE.plusMillis(1).toNanos(), LEASE);
        assertThat(ownership.isMine()).isFalse();
        assertThat(ownership.standing()).isEqualTo(new Standing.Mine(7));
    }

    @Test
    void whoeverWaitsHearsOfAnotherOwnerAndNotOfARenewedLease() {
        var changed = ownership.otherThan(new Standing.Mine(7)).toFuture();
        ownership.hold(7, System.nanoTime(), LEASE);
        ownership.hold(7, System.nanoTime(), LEASE);
        var now = ownership.otherThan(new Standing.Mine(7)).toFuture();
        assertThat(now).isNotDone();

        ownership.follow(other);

        assertThat(now).isCompletedWithValue(other);
        assertThat(changed).isCompleted();
        assertThat(ownership.elsewhere()).contains(other);
    }

    @Test
    void onlyTheTokenOfTheLeaseIsAccepted() {
        assertThat(ownership.accepts("")).isFalse();
        assertThat(ownership.accepts(null)).isFalse();

        ownership.expect("a");

        assertThat(ownership.accepts("a")).isTrue();
        assertThat(ownership.accepts("")).isFalse();
        assertThat(ownership.accepts("b")).isFalse();
    }

    @Test
    void theTokenReachesNoLog() {
        assertThat(other.toString()).doesNotContain("secret");
    }
}

package io.bongsu.bench.chain;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One host that got hot; instants are of {@link System#nanoTime()}.
 *
 * @param accepted when the answer 200 to its sample had arrived
 * @param visible when the list of tickets had shown its incident; null: not within the limit
 */
record Trial(
        String host,
        long sent,
        long accepted,
        @Nullable Long visible,
        @Nullable Long alertHeard,
        @Nullable Long situationHeard,
        @Nullable Long ticketHeard) {

    OptionalDouble request() {
        return OptionalDouble.of(millis(sent, accepted));
    }

    OptionalDouble visibleAfter() {
        return since(accepted, visible);
    }

    OptionalDouble alertAfter() {
        return since(accepted, alertHeard);
    }

    OptionalDouble situationAfter() {
        return since(accepted, situationHeard);
    }

    OptionalDouble ticketHeardAfter() {
        return since(accepted, ticketHeard);
    }

    private static OptionalDouble since(long from, @Nullable Long to) {
        Function<Long, OptionalDouble> span = until -> OptionalDouble.of(millis(from, until));
        return Optional.ofNullable(to).map(span).orElse(OptionalDouble.empty());
    }

    private static double millis(long from, long to) {
        return (to - from) / 1e6;
    }
}

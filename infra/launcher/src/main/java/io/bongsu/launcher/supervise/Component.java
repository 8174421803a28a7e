package io.bongsu.launcher.supervise;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One process of the suite: how to make it ready to run, run it, ask whether it is well, and end it. */
public interface Component {

    String name();

    /** What {@code status} shows; a component has one main port. */
    int port();

    String version();

    /** Components that must be healthy before the first start of this one. Later restarts do not wait. */
    Set<String> after();

    /** Components of a lower number are stopped first, those of the same number together. */
    int stopOrder();

    /** Unpacks and builds what is missing. Runs once, in parallel with the others. */
    default void prepare() throws IOException, InterruptedException {}

    /** A fresh command for each start. */
    Command command() throws IOException;

    /** Whether it can do its work now. Must answer within two seconds and never throw. */
    boolean healthy();

    /** Called each time it has become healthy, before those that wait for it go on. */
    default void ready() throws Exception {}

    /** Called when it ended before it was ever healthy: the next try may leave out what is optional. */
    default void failedToStart() {}

    /** Called when it has ended in order, in its own time. */
    default void endedInOrder() throws IOException {}

    /** Whether its end may write something that the next start profits from; shown while one waits. */
    default boolean leavesCache() {
        return false;
    }

    /** A run that does nothing but make the next start faster; empty when there is nothing to gain. */
    default Optional<Command> training() {
        return Optional.empty();
    }

    /** Called when a {@link #training} has ended in order. */
    default void trained() throws IOException {}

    default String stopSignal() {
        return "TERM";
    }

    default Duration stopLimit() {
        return Duration.ofSeconds(20);
    }

    /**
     * A folder in which only this component's processes work: how those are found that left its session, as
     * PostgreSQL's do. Null when the session is enough.
     */
    default @Nullable Path ownFolder() {
        return null;
    }
}

package io.bongsu.collector.spi;

import java.time.Instant;
import java.util.List;

/**
 * How is one kind of target asked? Found with {@code ServiceLoader}; one instance may serve calls for many targets.
 *
 * @param <S> the protocol's own settings
 */
public interface Collector<S extends Record> {

    /** A stable word for the protocol, e.g. {@code host}, {@code snmp}. */
    String protocol();

    Class<S> settingsType();

    /** Could this work? Does no I/O; empty means yes. */
    List<String> check(S settings);

    /**
     * Asks the target once. Blocks; must return or throw by the deadline and when interrupted.
     *
     * @throws CollectionFailed when the target could not be asked; its reason becomes a metric
     */
    Observation collect(S settings, Instant deadline) throws CollectionFailed, InterruptedException;
}

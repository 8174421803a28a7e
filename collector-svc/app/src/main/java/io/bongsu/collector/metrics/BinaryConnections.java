package io.bongsu.collector.metrics;

import io.bongsu.platform.database.DatabaseProperties;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.time.Duration;

/** Connections that get bytes as bytes; the others get hexadecimal text, eight times as slow. */
final class BinaryConnections {

    private BinaryConnections() {}

    static ConnectionPool pool(DatabaseProperties properties, String role, String password, int most) {
        ConnectionFactoryOptions options = ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .option(ConnectionFactoryOptions.HOST, properties.host())
                .option(ConnectionFactoryOptions.PORT, properties.port())
                .option(ConnectionFactoryOptions.DATABASE, properties.name())
                .option(ConnectionFactoryOptions.USER, properties.user() + role)
                .option(ConnectionFactoryOptions.PASSWORD, password)
                .option(Option.valueOf("forceBinary"), true)
                .build();
        return new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                .initialSize(0)
                .maxSize(most)
                .acquireRetry(most) // all of them may have died with the database
                .maxIdleTime(Duration.ofMinutes(5))
                .maxAcquireTime(Duration.ofSeconds(5))
                .validationQuery("SELECT 1")
                .build());
    }
}

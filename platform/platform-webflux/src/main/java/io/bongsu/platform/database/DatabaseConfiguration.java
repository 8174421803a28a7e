package io.bongsu.platform.database;

import io.bongsu.platform.tenancy.TenantTransaction;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;

/** The ways to the database, for services that have one. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration",
            "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration"
        })
@ConditionalOnClass({ConnectionFactory.class, DatabaseClient.class})
@ConditionalOnProperty("bongsu.database.name")
@EnableConfigurationProperties(DatabaseProperties.class)
public class DatabaseConfiguration {

    @Bean
    SystemDatabase systemDatabase(DatabaseProperties properties) {
        return new SystemDatabase(properties);
    }

    @Bean
    TenantTransaction tenantTransaction(DatabaseClient database, ReactiveTransactionManager manager) {
        return new TenantTransaction(database, manager);
    }

    @Bean
    Writes writes(DatabaseClient database) {
        return new Writes(database);
    }
}

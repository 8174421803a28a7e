package io.bongsu.platform.messaging;

import io.bongsu.platform.database.DatabaseConfiguration;
import io.bongsu.platform.database.DatabaseProperties;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.database.Writes;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

/** Exchanges and queues for everybody; outbox and inbox for services with a database. */
@AutoConfiguration(
        after = DatabaseConfiguration.class,
        afterName = "org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration")
@EnableConfigurationProperties(MessagingProperties.class)
public class MessagingConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Declarables brokerTopology(MessagingProperties properties) {
        return BrokerTopology.all(properties.quorum());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(DatabaseClient.class)
    @ConditionalOnBean(TenantTransaction.class)
    static class WithDatabase {
        @Bean
        Outbox outbox(
                DatabaseClient database,
                Writes writes,
                JsonMapper json,
                Clock clock,
                @Value("${spring.application.name}") String source,
                ObjectProvider<Tracer> tracer) {
            return new Outbox(database, writes, json, clock, source, tracer);
        }

        @Bean
        OutboxRelay outboxRelay(
                DatabaseProperties database,
                ConnectionFactory connections,
                MessagingProperties properties,
                MeterRegistry meters) {
            return new OutboxRelay(
                    database, new Publisher(new RabbitTemplate(connections)), properties.relayBatch(), meters);
        }

        @Bean
        FactListeners factListeners(
                DatabaseClient database,
                TenantTransaction transaction,
                JsonMapper json,
                MessagingProperties properties,
                MeterRegistry meters) {
            return new FactListeners(new Inbox(database), transaction, json, properties.handlerTimeout(), meters);
        }

        @Bean
        Housekeeping housekeeping(SystemDatabase database) {
            return new Housekeeping(database);
        }
    }
}

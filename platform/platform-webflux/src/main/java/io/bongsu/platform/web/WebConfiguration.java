package io.bongsu.platform.web;

import io.bongsu.platform.database.DatabaseConfiguration;
import io.bongsu.platform.problem.ProblemWriter;
import io.bongsu.platform.tenancy.TenantFilter;
import io.bongsu.platform.tenancy.TenantTransaction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

/** HTTP habits shared by all services. */
@AutoConfiguration(after = DatabaseConfiguration.class)
public class WebConfiguration {

    @Bean
    TenantFilter tenantFilter() {
        return new TenantFilter();
    }

    @Bean
    MergePatch mergePatch(JsonMapper json) {
        return new MergePatch(json);
    }

    /** Only where answers can be kept. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(DatabaseClient.class)
    @ConditionalOnBean(TenantTransaction.class)
    static class Idempotency {
        @Bean
        IdempotencyFilter idempotencyFilter(
                DatabaseClient database, TenantTransaction transaction, ProblemWriter problems) {
            return new IdempotencyFilter(new IdempotencyRepository(database, transaction), problems);
        }
    }
}

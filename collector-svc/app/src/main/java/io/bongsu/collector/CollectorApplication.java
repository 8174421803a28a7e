package io.bongsu.collector;

import io.bongsu.contracts.access.Role;
import io.bongsu.platform.security.OpenPaths;
import io.bongsu.platform.security.RolePermissions;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Telemetry in, stored, and out again. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CollectorApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(CollectorApplication.class, arguments);
    }

    @Bean
    RolePermissions rolePermissions() {
        return Role::permissionsOf;
    }

    /** Senders show an ingest key instead of a token, collectors among themselves a token of theirs; whose door it is checks it. */
    @Bean
    OpenPaths openPaths() {
        return new OpenPaths(
                List.of("/v1/metrics", "/v1/traces", "/v1/logs", "/prometheus/api/v1/write", "/internal/batches"));
    }
}

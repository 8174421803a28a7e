package io.bongsu.topology;

import io.bongsu.contracts.access.Role;
import io.bongsu.platform.security.RolePermissions;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
@ConfigurationPropertiesScan
public class TopologyApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(TopologyApplication.class, arguments);
    }

    @Bean
    RolePermissions rolePermissions() {
        return Role::permissionsOf;
    }
}

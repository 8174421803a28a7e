package io.bongsu.event;

import io.bongsu.contracts.access.Role;
import io.bongsu.platform.security.RolePermissions;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Turns what happens into alerts, and alerts into situations. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class EventApplication {
    public static void main(String[] args) {
        SpringApplication.run(EventApplication.class, args);
    }

    @Bean
    RolePermissions rolePermissions() {
        return Role::permissionsOf;
    }
}

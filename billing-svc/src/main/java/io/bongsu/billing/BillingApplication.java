package io.bongsu.billing;

import io.bongsu.contracts.access.Role;
import io.bongsu.platform.security.RolePermissions;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
@ConfigurationPropertiesScan
class BillingApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(BillingApplication.class, arguments);
    }

    @Bean
    RolePermissions rolePermissions() {
        return Role::permissionsOf;
    }
}

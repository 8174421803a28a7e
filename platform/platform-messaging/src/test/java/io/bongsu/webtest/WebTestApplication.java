package io.bongsu.webtest;

import io.bongsu.contracts.access.Role;
import io.bongsu.platform.security.RolePermissions;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The smallest service with an API. */
@SpringBootApplication
class WebTestApplication {
    @Bean
    RolePermissions rolePermissions() {
        return Role::permissionsOf;
    }
}

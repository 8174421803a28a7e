package io.bongsu.ticket;

import io.bongsu.contracts.access.Role;
import io.bongsu.platform.security.RolePermissions;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** ticket-svc: ITIL practices on one shared record. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class TicketApplication {

    public static void main(String[] args) {
        SpringApplication.run(TicketApplication.class, args);
    }

    @Bean
    RolePermissions rolePermissions() {
        return Role::permissionsOf;
    }
}

package io.bongsu.platform.database;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param name the service's database
 * @param user prefix of the three roles: {@code <user>_owner} migrates, {@code <user>_svc} serves, {@code <user>_system} relays
 */
@ConfigurationProperties("bongsu.database")
public record DatabaseProperties(
        String host,
        int port,
        String name,
        String user,
        String ownerPassword,
        String servicePassword,
        String systemPassword) {

    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    @Override
    public String toString() {
        return jdbcUrl(); // no secret reaches a log
    }
}

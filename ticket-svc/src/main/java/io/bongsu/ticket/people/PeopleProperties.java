package io.bongsu.ticket.people;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keycloakUrl where Keycloak answers on the inner network, without {@code /auth}
 * @param clientSecret secret of the service account
 * @param timeout longest one call may take
 * @param patience longest all calls for one answer may take together
 * @param fresh how long an answer is used again
 * @param tenants most tenants whose people are remembered
 */
@ConfigurationProperties("bongsu.ticket.people")
record PeopleProperties(
        URI keycloakUrl,
        @DefaultValue("bongsu") String realm,
        @DefaultValue("bongsu-directory") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("3s") Duration timeout,
        @DefaultValue("6s") Duration patience,
        @DefaultValue("60s") Duration fresh,
        @DefaultValue("500") int tenants) {

    @Override
    public String toString() {
        return "PeopleProperties[" + keycloakUrl + ", " + realm + "]"; // no secret reaches a log
    }
}

package io.bongsu.gateway.signin;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param publicUrl how browsers reach us, without a slash at the end
 * @param keycloakUrl how we reach Keycloak, without {@code /auth}
 * @param clientSecret of the confidential client; sign-in fails without it
 * @param passwordClientId public client whose grant turns a name and a password into a token, see {@link PasswordDoor}
 * @param sessionTimeout a session that nobody used so long is forgotten
 */
@ConfigurationProperties("bongsu.gateway.sign-in")
record SignInProperties(
        URI publicUrl,
        URI keycloakUrl,
        @DefaultValue("bongsu") String realm,
        @DefaultValue("bongsu-gateway") String clientId,
        String clientSecret,
        @DefaultValue("bongsu-cli") String passwordClientId,
        @DefaultValue("8h") Duration sessionTimeout) {

    boolean overTls() {
        return "https".equals(publicUrl.getScheme());
    }

    String inner(String endpoint) {
        return keycloakUrl + "/auth/realms/" + realm + "/protocol/openid-connect/" + endpoint;
    }

    @Override
    public String toString() {
        return clientId + " at " + publicUrl; // no secret reaches a log
    }
}

package io.bongsu.platform.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Access tokens as our realm issues them, signed by a key of this JVM whose JWKS a small local server publishes. */
public final class Tokens {
    /** Tenant {@code default}. */
    public static final UUID DEFAULT = UUID.fromString("00000000-0000-7000-8000-000000000001");

    public static final UUID ACME = UUID.fromString("00000000-0000-7000-8000-000000000002");

    private static final String ISSUER = "http://localhost/test-realm";
    private static final RSAKey KEY = generateKey();
    private static final String JWKS_URI = publish();

    private Tokens() {}

    static Map<String, Object> variables() {
        return Map.of("BONGSU_ISSUER", ISSUER, "BONGSU_JWKS_URI", JWKS_URI);
    }

    /** A token of a person of tenant {@code default}; the user name is the role. */
    public static String of(String role) {
        return of(role, DEFAULT);
    }

    public static String of(String role, UUID tenant) {
        return with(tenant, role, claims -> claims);
    }

    /** A token with claims changed, to show which are refused. */
    public static String with(UUID tenant, String role, UnaryOperator<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(UUID.nameUUIDFromBytes((tenant + role).getBytes(StandardCharsets.UTF_8))
                        .toString())
                .audience(List.of("bongsu"))
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .claim("preferred_username", role)
                .claim("name", "Test " + role)
                .claim("email", role + "@example.org")
                .claim("tenant_id", tenant.toString())
                .claim("tenant_name", tenant.equals(DEFAULT) ? "default" : "acme")
                .claim("realm_access", Map.of("roles", List.of(role)));
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(KEY.getKeyID())
                            .build(),
                    change.apply(claims).build());
            token.sign(new RSASSASigner(KEY));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey generateKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String publish() {
        byte[] jwks = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/jwks", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, jwks.length);
                exchange.getResponseBody().write(jwks);
                exchange.close();
            });
            server.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

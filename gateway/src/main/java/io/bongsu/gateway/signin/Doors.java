package io.bongsu.gateway.signin;

import io.bongsu.gateway.caller.BearerToken;
import io.bongsu.platform.problem.ProblemWriter;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;

/** The doors that keep no session: Keycloak's own pages, telemetry, and programs with a bearer token. See {@link Browser}. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class Doors {
    private static final String[] INGEST = {"/v1/**", "/v2/**", "/prometheus/api/v1/write"};

    /** Keycloak guards its pages itself; which of them can be reached at all is decided by the routes. */
    @Bean
    @Order(0)
    SecurityWebFilterChain identityProvider(ServerHttpSecurity http) {
        return stateless(http)
                .securityMatcher(ServerWebExchangeMatchers.pathMatchers("/auth/**"))
                .headers(ServerHttpSecurity.HeaderSpec::disable) // Keycloak sends its own
                .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
                .build();
    }

    /** The services check ingest keys; a session never counts here, so no page elsewhere can post for its visitor. */
    @Bean
    @Order(1)
    SecurityWebFilterChain telemetry(ServerHttpSecurity http) {
        return stateless(http)
                .securityMatcher(ServerWebExchangeMatchers.pathMatchers(INGEST))
                .headers(SecurityHeaders::set)
                .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain programs(
            ServerHttpSecurity http, ReactiveJwtDecoder decoder, BearerToken bearer, ProblemWriter problems) {
        return stateless(http)
                .securityMatcher(credentialInHeader())
                .headers(SecurityHeaders::set)
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(problems::handle).accessDeniedHandler(problems::handle))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(problems::handle)
                        .accessDeniedHandler(problems::handle)
                        .jwt(jwt -> jwt.jwtDecoder(decoder).jwtAuthenticationConverter(bearer)))
                .authorizeExchange(exchanges -> exchanges
                        .pathMatchers("/actuator/health/**")
                        .permitAll()
                        .anyExchange()
                        .authenticated())
                .build();
    }

    @Bean
    ServerExchangeRejectedHandler rejectedExchanges(ProblemWriter problems) {
        return (exchange, rejected) -> problems.handle(exchange, new SignInFailure.Malformed());
    }

    private static ServerHttpSecurity stateless(ServerHttpSecurity http) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance());
    }

    private static ServerWebExchangeMatcher credentialInHeader() {
        return exchange -> carriesCredential(exchange) ? MatchResult.match() : MatchResult.notMatch();
    }

    private static boolean carriesCredential(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        List<String> authorization = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
        return headers.containsHeader("X-Bongsu-Ingest-Key")
                || authorization.stream().anyMatch(value -> value.regionMatches(true, 0, "Bearer ", 0, 7));
    }
}

package io.bongsu.platform.security;

import io.bongsu.platform.problem.ProblemWriter;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.method.configuration.EnableReactiveMethodSecurity;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import reactor.core.publisher.Mono;

/** Every service checks tokens itself. A service with its own {@link SecurityWebFilterChain} (the gateway) replaces this. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration"
        })
@ConditionalOnMissingBean(SecurityWebFilterChain.class)
@EnableConfigurationProperties(SecurityProperties.class)
@EnableWebFluxSecurity
@EnableReactiveMethodSecurity
public class ResourceServerConfiguration {

    @Bean
    ReactiveJwtDecoder jwtDecoder(SecurityProperties properties) {
        return TokenRules.decoder(properties);
    }

    /** Nobody looks at them: without this each filter of a request is wrapped all the same. */
    @Bean
    SecurityObservationSettings noSecurityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityWebFilterChain securityWebFilterChain(
            ServerHttpSecurity http,
            ReactiveJwtDecoder decoder,
            RolePermissions permissions,
            ObjectProvider<OpenPaths> openPaths,
            ProblemWriter problems) {
        String[] open = Optional.ofNullable(openPaths.getIfAvailable())
                .map(paths -> paths.patterns().toArray(String[]::new))
                .orElse(new String[0]);
        http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(problems::handle).accessDeniedHandler(problems::handle))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(problems::handle)
                        .accessDeniedHandler(problems::handle)
                        .jwt(jwt -> jwt.jwtDecoder(decoder).jwtAuthenticationConverter(callerConverter(permissions))));
        http.authorizeExchange(exchanges -> {
            exchanges
                    .pathMatchers("/actuator/health/**", "/actuator/info", "/v3/api-docs")
                    .permitAll();
            if (open.length > 0) {
                exchanges.pathMatchers(open).permitAll();
            }
            exchanges.anyExchange().authenticated();
        });
        return http.build();
    }

    private static Converter<Jwt, Mono<AbstractAuthenticationToken>> callerConverter(RolePermissions permissions) {
        CallerOf callers = new CallerOf(permissions);
        return token -> Mono.just(new CallerToken(callers.jwt(token)));
    }
}

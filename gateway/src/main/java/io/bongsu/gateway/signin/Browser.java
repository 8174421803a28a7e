package io.bongsu.gateway.signin;

import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.ProblemWriter;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.client.oidc.web.server.logout.OidcClientInitiatedServerLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.web.server.DelegatingServerAuthenticationEntryPoint;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.logout.DelegatingServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.SecurityContextServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutSuccessHandler;
import org.springframework.security.web.server.authentication.logout.WebSessionServerLogoutHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.WebSessionIdResolver;

/** The door for people: sign in at Keycloak, then a session cookie and a CSRF token. */
@Configuration(proxyBeanMethods = false)
class Browser {
    static final String SIGN_OUT = "/logout";
    private static final String SIGN_IN = "/oauth2/authorization/" + Identity.REGISTRATION;
    /** Holds no secret and is needed before anybody is signed in. */
    private static final String[] OPEN = {
        "/actuator/health/**", "/assets/**", "/favicon.svg", "/favicon.ico", "/robots.txt", "/manifest.webmanifest"
    };

    @Bean
    @Order(3)
    SecurityWebFilterChain people(
            ServerHttpSecurity http,
            SignInProperties properties,
            ReactiveClientRegistrationRepository registrations,
            ProblemWriter problems) {
        ReturnTo returnTo = new ReturnTo(properties.overTls(), properties.sessionTimeout());
        return http.httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .headers(SecurityHeaders::set)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable) // see ReturnTo
                .csrf(csrf -> csrf.csrfTokenRepository(CsrfCookie.repository(properties.overTls()))
                        .csrfTokenRequestHandler(new CsrfCookie.Handler())
                        .accessDeniedHandler(noToken(problems)))
                .addFilterAfter(new CsrfCookie.Sender(), SecurityWebFiltersOrder.CSRF)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(entry(properties, returnTo, problems))
                        .accessDeniedHandler(problems::handle))
                .oauth2Login(login -> login.authorizationRequestRepository(new PendingSignIns())
                        .authenticationSuccessHandler(returnTo)
                        .authenticationFailureHandler(new SignInRefused(problems)))
                .logout(logout -> logout.requiresLogout(
                                ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, SIGN_OUT))
                        .logoutHandler(new DelegatingServerLogoutHandler(
                                new SecurityContextServerLogoutHandler(), new WebSessionServerLogoutHandler()))
                        .logoutSuccessHandler(signedOut(registrations, properties)))
                .authorizeExchange(exchanges ->
                        exchanges.pathMatchers(OPEN).permitAll().anyExchange().authenticated())
                .build();
    }

    @Bean
    WebSessionIdResolver sessionCookie(SignInProperties properties) {
        CookieWebSessionIdResolver cookie = new CookieWebSessionIdResolver();
        cookie.addCookieInitializer(builder -> builder.httpOnly(true)
                .sameSite("Lax")
                .secure(properties.overTls())
                .path("/"));
        return cookie;
    }

    /** Programs are told 401; people are sent to sign in and come back to the page they asked for. */
    private static ServerAuthenticationEntryPoint entry(
            SignInProperties properties, ReturnTo returnTo, ProblemWriter problems) {
        URI signIn = URI.create(properties.publicUrl() + SIGN_IN);
        DelegatingServerAuthenticationEntryPoint entry =
                new DelegatingServerAuthenticationEntryPoint(new DelegatingServerAuthenticationEntryPoint.DelegateEntry(
                        new Navigation(), returnTo.entryPoint(signIn)));
        entry.setDefaultEntryPoint(problems::handle);
        return entry;
    }

    /** Without a session the answer to a write is 401, whatever the token: it tells the app to sign in. */
    private static ServerAccessDeniedHandler noToken(ProblemWriter problems) {
        WebSessionServerSecurityContextRepository sessions = new WebSessionServerSecurityContextRepository();
        return (exchange, denied) -> sessions.load(exchange)
                .map(known -> (RuntimeException) new SignInFailure.NotFromOurPage())
                .defaultIfEmpty(Failures.unauthorized("Sign in, or send a valid bearer token."))
                .flatMap(failure -> problems.handle(exchange, failure));
    }

    private static ServerLogoutSuccessHandler signedOut(
            ReactiveClientRegistrationRepository registrations, SignInProperties properties) {
        OidcClientInitiatedServerLogoutSuccessHandler handler =
                new OidcClientInitiatedServerLogoutSuccessHandler(registrations);
        handler.setPostLogoutRedirectUri(properties.publicUrl() + "/");
        handler.setLogoutSuccessUrl(URI.create("/"));
        return handler;
    }
}

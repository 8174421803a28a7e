package io.bongsu.gateway.caller;

import io.bongsu.platform.security.CallerOf;
import io.bongsu.platform.security.CallerToken;
import io.bongsu.platform.security.RolePermissions;
import java.time.Instant;
import java.util.Objects;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes a caller of a checked token and remembers in the details when the token ends. */
@Component
public final class BearerToken implements Converter<Jwt, Mono<AbstractAuthenticationToken>> {
    private final CallerOf callers;

    BearerToken(RolePermissions permissions) {
        this.callers = new CallerOf(permissions);
    }

    @Override
    public Mono<AbstractAuthenticationToken> convert(Jwt token) {
        CallerToken caller = new CallerToken(callers.jwt(token));
        caller.setDetails(signedIn(token));
        return Mono.just(caller);
    }

    SignedIn signedIn(Jwt token) {
        Instant until = Objects.requireNonNull(token.getExpiresAt(), "a token without end was let through");
        return new SignedIn(callers.jwt(token), until);
    }
}

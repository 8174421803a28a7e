package io.bongsu.platform.security;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Spring Security's view of a {@link Caller}: its permissions are the authorities. */
public final class CallerToken extends AbstractAuthenticationToken {
    private final Caller caller;

    public CallerToken(Caller caller) {
        super(caller.permissions().stream().map(SimpleGrantedAuthority::new).collect(Collectors.toList()));
        this.caller = caller;
        setAuthenticated(true);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return caller.username();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallerToken token && token.caller.equals(caller);
    }

    @Override
    public int hashCode() {
        return caller.hashCode();
    }
}

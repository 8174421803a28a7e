package io.bongsu.gateway.signin;

import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter;

/** What browsers are told about our answers: nothing from elsewhere runs here, nobody frames us. */
final class SecurityHeaders {
    /** Inline styles are the UI kit's; inline scripts are nobody's. */
    private static final String CONTENT = "default-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'self'; "
            + "form-action 'self'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    static void set(ServerHttpSecurity.HeaderSpec headers) {
        headers.contentSecurityPolicy(content -> content.policyDirectives(CONTENT))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicy(
                        permissions -> permissions.policy("camera=(), microphone=(), geolocation=(), payment=()"))
                .frameOptions(frames -> frames.mode(XFrameOptionsServerHttpHeadersWriter.Mode.DENY));
    }
}

package io.bongsu.gateway.caller;

import io.bongsu.platform.security.Caller;
import java.time.Instant;

/** A caller and until when that is sure: after it the token has to be looked at again. */
public record SignedIn(Caller caller, Instant until) {}

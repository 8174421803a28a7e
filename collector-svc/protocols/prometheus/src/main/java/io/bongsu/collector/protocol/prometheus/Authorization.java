package io.bongsu.collector.protocol.prometheus;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a target is shown so that it answers. Never told to anybody else, nor to a log. */
public record Authorization(String header) {
    /** There is one, but nobody can read it: the target is not asked. */
    public static final Authorization UNREADABLE = new Authorization("");

    public static Authorization basic(String username, String password) {
        byte[] both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Authorization("Basic " + Base64.getEncoder().encodeToString(both));
    }

    public static Authorization bearer(String token) {
        return new Authorization("Bearer " + token);
    }

    @Override
    public String toString() {
        return "Authorization[***]";
    }
}

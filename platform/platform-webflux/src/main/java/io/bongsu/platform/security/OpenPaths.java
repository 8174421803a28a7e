package io.bongsu.platform.security;

import java.util.List;

/** Paths a service answers without a bearer token because they check another credential themselves, e.g. ingest keys. */
public record OpenPaths(List<String> patterns) {
    public OpenPaths {
        patterns = List.copyOf(patterns);
    }
}

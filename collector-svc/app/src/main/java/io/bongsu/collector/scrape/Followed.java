package io.bongsu.collector.scrape;

import java.util.UUID;

/**
 * A target of a tenant.
 *
 * @param id under which its source knows it
 */
public record Followed(UUID tenant, String id, Target target) {}

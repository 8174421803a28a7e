package io.bongsu.event.rule;

/**
 * A rule as others list it.
 *
 * @param query what it watches and its condition, in PromQL
 * @param origin default or user
 */
public record ListedRule(WatchedRule rule, String query, String origin) {}

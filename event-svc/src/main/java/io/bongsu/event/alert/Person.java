package io.bongsu.event.alert;

/** Who did it, as the identity provider knows them. */
public record Person(String id, String name) {}

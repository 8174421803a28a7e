package io.bongsu.contracts.collector;

import io.bongsu.contracts.EntityRef;

/** A directed relation one source claims to see: {@code from} {@code type} {@code to}, e.g. service calls database. */
public record RelationObserved(String type, EntityRef from, EntityRef to) {}

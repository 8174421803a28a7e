package io.bongsu.contracts;

import java.util.UUID;

/**
 * Which entity is meant, as a service names it that has not looked it up: see {@link EntityId}. topology-svc resolves the
 * id, also after it merged two entities.
 *
 * @param id stable id, derived from tenant, type and natural key
 * @param type entity type, e.g. {@code host}, {@code service}
 * @param name what a person calls it
 */
public record EntityRef(UUID id, String type, String name) {

    /** The entity of {@code type} whose natural key is its name. */
    public static EntityRef named(UUID tenant, String type, String name) {
        return new EntityRef(EntityId.of(tenant, type, name), type, name);
    }
}

/** Keycloak of a one-machine installation: unpacked and built once, with our realm. Not here: the realm (infra/keycloak). */
@NullMarked
package io.bongsu.launcher.keycloak;

import org.jspecify.annotations.NullMarked;

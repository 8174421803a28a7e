/** How well an entity is: the worst severity of its open alerts, 0 when none is known. */
@NullMarked
package io.bongsu.topology.health;

import org.jspecify.annotations.NullMarked;

/** Entities and relations as a picture. One map for now: everything. */
@NullMarked
package io.bongsu.topology.map;

import org.jspecify.annotations.NullMarked;

/**
 * Hears what sources see and keeps entities and relations in step. Facts come twice and in any order: the outcome depends on
 * which facts came, not on when.
 */
@NullMarked
package io.bongsu.topology.observation;

import org.jspecify.annotations.NullMarked;

/** Facts told by topology-svc: what exists and how it is. */
@NullMarked
package io.bongsu.contracts.topology;

import org.jspecify.annotations.NullMarked;

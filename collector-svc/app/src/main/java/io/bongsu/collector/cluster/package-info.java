/**
 * Several collectors on one database: one owns the metric store, the others hand over to it. Who it is stands in a lease;
 * that a former owner cannot write is the epoch's work, whatever the lease says. Not here: what an owner does (metrics).
 */
@NullMarked
package io.bongsu.collector.cluster;

import org.jspecify.annotations.NullMarked;

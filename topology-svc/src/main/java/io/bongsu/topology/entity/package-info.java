/**
 * Things that exist: hosts, services, databases, queues, budgets … ITIL's configuration items. Not here: what they say to each
 * other (relation), how well they are (health).
 */
@NullMarked
package io.bongsu.topology.entity;

import org.jspecify.annotations.NullMarked;

/**
 * Who is telemetry about: which attributes identify an entity and so are labels of its series, which only describe it, and
 * what other services are told about entities that were seen. Not here: merging entities (topology-svc).
 */
@NullMarked
package io.bongsu.collector.resource;

import org.jspecify.annotations.NullMarked;

/** Facts told by collector-svc: what was observed, which ingest keys exist. */
@NullMarked
package io.bongsu.contracts.collector;

import org.jspecify.annotations.NullMarked;

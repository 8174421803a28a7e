/**
 * Targets that expose Prometheus text: those in files of a folder (Prometheus' file_sd format), when each is asked and whether
 * it may be, what becomes of what it exposes. Not here: how a target is asked (protocols/prometheus), targets that people name
 * over the API (targets).
 */
@NullMarked
package io.bongsu.collector.scrape;

import org.jspecify.annotations.NullMarked;

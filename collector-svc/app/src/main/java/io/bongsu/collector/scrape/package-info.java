/**
 * Targets that expose Prometheus text: which there are (files in a folder, in Prometheus' file_sd format), when each is
 * asked, what becomes of what it exposes. Not here: how a target is asked (protocols/prometheus).
 */
@NullMarked
package io.bongsu.collector.scrape;

import org.jspecify.annotations.NullMarked;

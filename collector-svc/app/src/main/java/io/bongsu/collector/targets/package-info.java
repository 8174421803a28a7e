/**
 * Scrape targets that people name over the API: which there are and how the last visit went. Not here: the visits themselves and
 * which addresses may be asked (scrape).
 */
@NullMarked
package io.bongsu.collector.targets;

import org.jspecify.annotations.NullMarked;

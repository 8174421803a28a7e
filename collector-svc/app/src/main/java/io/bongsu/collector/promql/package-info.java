/**
 * Questions to the metric store in PromQL and the HTTP API they are asked by. A first part of the language; what is not
 * understood yet is refused with its position, never answered wrongly. Not here: where samples are (metrics).
 */
@NullMarked
package io.bongsu.collector.promql;

import org.jspecify.annotations.NullMarked;

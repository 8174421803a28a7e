/**
 * Questions to the metric store in PromQL and the HTTP API they are asked by: which tenant asks, how much a question may cost, how
 * the answer is written. Not here: the language itself (the module collector-promql), where samples are (metrics).
 */
@NullMarked
package io.bongsu.collector.promql;

import org.jspecify.annotations.NullMarked;

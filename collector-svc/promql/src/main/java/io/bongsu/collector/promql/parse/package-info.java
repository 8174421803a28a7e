/** From text to a checked tree; every failure says where it is and what was expected. Not here: evaluation. */
@NullMarked
package io.bongsu.collector.promql.parse;

import org.jspecify.annotations.NullMarked;

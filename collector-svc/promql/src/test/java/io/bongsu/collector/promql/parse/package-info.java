@NullMarked
package io.bongsu.collector.promql.parse;

import org.jspecify.annotations.NullMarked;

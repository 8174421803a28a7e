@NullMarked
package io.bongsu.collector.promql.ast;

import org.jspecify.annotations.NullMarked;

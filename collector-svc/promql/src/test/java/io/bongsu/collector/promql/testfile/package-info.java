@NullMarked
package io.bongsu.collector.promql.testfile;

import org.jspecify.annotations.NullMarked;

/** Prometheus' promqltest format: reads the files, runs them, says what differs. A product part: ./bongsu eval promql. */
@NullMarked
package io.bongsu.collector.promql.testfile;

import org.jspecify.annotations.NullMarked;

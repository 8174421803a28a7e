@NullMarked
package io.bongsu.collector.ingest;

import org.jspecify.annotations.NullMarked;

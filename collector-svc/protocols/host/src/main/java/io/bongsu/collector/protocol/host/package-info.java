/** The machine the collector runs on, asked through the operating system. OpenTelemetry's names for what it finds. */
@NullMarked
package io.bongsu.collector.protocol.host;

import org.jspecify.annotations.NullMarked;

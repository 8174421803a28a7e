/**
 * Watches the machine the service runs on, every few seconds, by the same way in as every sender. A visit that fails is told
 * as a metric with its reason. Not here: how a machine is asked (protocols/host).
 */
@NullMarked
package io.bongsu.collector.host;

import org.jspecify.annotations.NullMarked;

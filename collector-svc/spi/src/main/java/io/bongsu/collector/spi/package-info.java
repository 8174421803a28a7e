/**
 * What a protocol implements to be a collector. Blocking on purpose: each call runs on a virtual thread of its own, with a
 * deadline; authors never see Spring or Reactor. Not here: where measurements go.
 */
@NullMarked
package io.bongsu.collector.spi;

import org.jspecify.annotations.NullMarked;

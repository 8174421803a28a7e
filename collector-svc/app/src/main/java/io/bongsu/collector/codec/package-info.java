/**
 * How samples become bytes and bytes become the same samples again, bit for bit: the record written ahead, the head in memory,
 * the sealed pack. Pure functions over arrays; each format is described byte by byte where it is written. Not here: when and
 * where bytes are kept (metrics).
 */
@NullMarked
package io.bongsu.collector.codec;

import org.jspecify.annotations.NullMarked;

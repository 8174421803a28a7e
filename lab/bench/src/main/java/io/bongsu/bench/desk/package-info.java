/** A service desk with a million tickets: how long do its lists, searches and writes take? Not here: what the tickets mean. */
@NullMarked
package io.bongsu.bench.desk;

import org.jspecify.annotations.NullMarked;

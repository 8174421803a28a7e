/**
 * Which samples event-svc wants to see, and how they reach it: selectors see each sample in the transaction that stores it,
 * expressions are evaluated every few seconds. Not here: what a value means for an alert (event-svc).
 */
@NullMarked
package io.bongsu.collector.watch;

import org.jspecify.annotations.NullMarked;

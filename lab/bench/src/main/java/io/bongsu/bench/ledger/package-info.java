/** What was acknowledged is there: kill -9 at full load, again and again, then every sample is read back bit for bit. */
@NullMarked
package io.bongsu.bench.ledger;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.bongsu.bench.ledger;

import org.jspecify.annotations.NullMarked;

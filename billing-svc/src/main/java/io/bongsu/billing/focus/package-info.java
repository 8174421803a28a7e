/**
 * What a FOCUS cost-and-usage file says: its version, its rows, and where it breaks the rules. Reads files only; knows neither
 * database nor web. A row is either certain in all its values or rejected with row, column and reason.
 */
@NullMarked
package io.bongsu.billing.focus;

import org.jspecify.annotations.NullMarked;

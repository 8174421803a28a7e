/** Tests of rule. */
@NullMarked
package io.bongsu.event.rule;

import org.jspecify.annotations.NullMarked;

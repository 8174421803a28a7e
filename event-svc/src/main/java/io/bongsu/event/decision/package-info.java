/** Why an alert or situation is as it is: a trace that is only ever added to. Not here: the deciding. */
@NullMarked
package io.bongsu.event.decision;

import org.jspecify.annotations.NullMarked;

/** Who depends on whom, and who says so. A relation ends when nobody has said it for a while. */
@NullMarked
package io.bongsu.topology.relation;

import org.jspecify.annotations.NullMarked;

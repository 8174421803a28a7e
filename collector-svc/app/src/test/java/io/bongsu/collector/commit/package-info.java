@NullMarked
package io.bongsu.collector.commit;

import org.jspecify.annotations.NullMarked;

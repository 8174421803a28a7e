/** Going out to addresses that others name: which of them may be asked. */
@NullMarked
package io.bongsu.platform.net;

import org.jspecify.annotations.NullMarked;

/** What one service promises another: the shapes of facts and the words they use. Not here: anything that decides. */
@NullMarked
package io.bongsu.contracts;

import org.jspecify.annotations.NullMarked;

/** What a person types and reads: the verbs of {@code ./bongsu}. Each verb is one class with one public method. */
@NullMarked
package io.bongsu.launcher.cli;

import org.jspecify.annotations.NullMarked;

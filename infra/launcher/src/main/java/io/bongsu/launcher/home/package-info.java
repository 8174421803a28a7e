/**
 * What one installation is made of before anything runs: its folders, its ports, its credentials. Not here: processes
 * (supervise).
 */
@NullMarked
package io.bongsu.launcher.home;

import org.jspecify.annotations.NullMarked;

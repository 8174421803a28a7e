package io.bongsu.launcher.supervise;

/** Where the suite as a whole stands. */
public enum Phase {
    STARTING,
    RUNNING,
    STOPPING,
    STOPPED,
    FAILED
}

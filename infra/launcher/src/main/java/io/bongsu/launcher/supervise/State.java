package io.bongsu.launcher.supervise;

/** Where one component stands. */
public enum State {
    PREPARING,
    WAITING,
    STARTING,
    HEALTHY,
    UNHEALTHY,
    RESTARTING,
    STOPPING,
    STOPPED,
    FAILED
}

package io.bongsu.launcher.home;

/** A port that may not move cannot be used; the message is one line for the person at the keyboard. */
public final class PortTaken extends Exception {

    private final String reason;

    PortTaken(Port port, int number) {
        this("port " + number + " is in use by another program: free it, or set " + port.variable()
                + " to another number");
    }

    PortTaken(String message) {
        super(message);
        this.reason = message;
    }

    public String reason() {
        return reason;
    }
}

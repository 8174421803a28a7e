package io.bongsu.launcher.cli;

/** The verb cannot be done; the message is one line that says why and what to do. */
final class Refusal extends Exception {

    Refusal(String message) {
        super(message);
    }
}

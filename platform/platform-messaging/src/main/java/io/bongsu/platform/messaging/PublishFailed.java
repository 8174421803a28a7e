package io.bongsu.platform.messaging;

/** The broker did not take a message; it stays in the outbox. */
final class PublishFailed extends RuntimeException {
    PublishFailed(String message, Throwable cause) {
        super(message, cause);
    }

    PublishFailed(String message) {
        super(message);
    }
}

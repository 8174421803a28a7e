package io.bongsu.ticket.webhook;

import java.util.Arrays;

/** How Standard Webhooks are signed. */
enum Signing {
    /** With a secret that both know. */
    V1("v1") {
        @Override
        Secret fresh() {
            return SharedSecret.fresh();
        }

        @Override
        Secret secret(byte[] bytes) {
            return new SharedSecret(bytes);
        }
    },
    /** With a key that only we have; who has the public one can check and not sign. */
    V1A("v1a") {
        @Override
        Secret fresh() {
            return SigningKey.fresh();
        }

        @Override
        Secret secret(byte[] bytes) {
            return new SigningKey(bytes);
        }
    };

    private final String word;

    Signing(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** @param word one of ours */
    static Signing of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word.equals(word))
                .findFirst()
                .orElseThrow();
    }

    abstract Secret fresh();

    abstract Secret secret(byte[] bytes);
}

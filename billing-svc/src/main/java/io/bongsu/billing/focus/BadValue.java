package io.bongsu.billing.focus;

/** A value that does not mean what its column needs. */
final class BadValue extends Exception {
    private final String code;

    BadValue(String code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}

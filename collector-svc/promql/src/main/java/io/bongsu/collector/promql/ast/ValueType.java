package io.bongsu.collector.promql.ast;

/** What an expression yields. */
public enum ValueType {
    SCALAR("scalar"),
    STRING("string"),
    VECTOR("instant vector"),
    MATRIX("range vector");

    private final String words;

    ValueType(String words) {
        this.words = words;
    }

    /** As error messages call it. */
    public String words() {
        return words;
    }

    /** As the HTTP API calls it. */
    public String resultType() {
        return switch (this) {
            case SCALAR -> "scalar";
            case STRING -> "string";
            case VECTOR -> "vector";
            case MATRIX -> "matrix";
        };
    }
}

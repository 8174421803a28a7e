package io.bongsu.collector.targets;

/** A credential as it is stored. */
@SuppressWarnings("ArrayRecordComponent") // carries bytes, is never compared
record KeptCredential(SoundCredential.Type type, byte[] sealed) {
    @Override
    public String toString() {
        return "KeptCredential[" + type + "]";
    }
}

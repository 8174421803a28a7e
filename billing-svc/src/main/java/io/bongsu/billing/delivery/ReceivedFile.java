package io.bongsu.billing.delivery;

import java.nio.file.Path;

/**
 * A file that arrived in full.
 *
 * @param hash SHA-256 of its bytes, hexadecimal
 */
record ReceivedFile(Path path, long bytes, String hash) {}

package io.bongsu.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwinTest {

    @Test
    void wordsEndWithAZeroAndMayHoldAnythingElse(@TempDir Path folder) throws Exception {
        Path environ = Files.writeString(folder.resolve("environ"), "A=1 2\0B=one\ntwo\0C=\0");
        assertThat(Twin.words(environ)).containsExactly("A=1 2", "B=one\ntwo", "C=");
    }
}

package io.bongsu.launcher.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    Path folder;

    @Test
    void theLastLinesAreTheLast() throws IOException {
        Path file = folder.resolve("x.log");
        Files.writeString(file, "one\ntwo\nthree\n");
        assertThat(new LogFile(file).last(2)).containsExactly("two", "three");
    }

    @Test
    void aComponentThatNeverSpokeHasNoLines() throws IOException {
        assertThat(new LogFile(folder.resolve("none.log")).last(5)).isEmpty();
    }

    @Test
    void aLogThatIsTooLargeMovesAsideAndItsWriterGoesOn() throws Exception {
        Path file = folder.resolve("x.log");
        LogFile log = new LogFile(file);
        Process writer = new ProcessBuilder("/bin/sh", "-c", "echo before; read line; echo after")
                .redirectOutput(log.open())
                .start();
        Files.write(file, new byte[(int) LogFile.LIMIT + 1]);
        log.trim();
        try (var in = writer.outputWriter()) {
            in.write("go\n");
        }
        assertThat(writer.waitFor()).isZero();
        assertThat(Files.readString(file)).endsWith("after\n").hasSizeLessThan(20);
        assertThat(folder.resolve("x.log.1")).hasSize(LogFile.LIMIT + 1);
    }
}

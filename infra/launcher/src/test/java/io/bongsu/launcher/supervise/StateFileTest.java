package io.bongsu.launcher.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.launcher.home.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    @TempDir
    Path folder;

    private SuiteState state(String url) {
        return new SuiteState(
                Phase.RUNNING,
                ProcessRef.of(ProcessHandle.current().pid()),
                Instant.parse("2026-11-21T00:00:00Z"),
                url,
                1200,
                Map.of(Port.HTTP, 8080),
                null,
                List.of(ComponentState.of(new FakeComponent("a", "", folder, java.util.Set.of(), 0))));
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        StateFile file = new StateFile(folder.resolve("run/state.json"));
        file.write(state("http://localhost:8080"));
        assertThat(file.read()).contains(state("http://localhost:8080"));
    }

    @Test
    void nothingEverRanHere() throws IOException {
        assertThat(new StateFile(folder.resolve("none.json")).read()).isEmpty();
    }

    @Test
    void aFileThatNobodyUnderstandsIsNoState() throws IOException {
        Path file = folder.resolve("state.json");
        Files.writeString(file, "{\"phase\": \"DREAMING\"");
        assertThat(new StateFile(file).read()).isEmpty();
    }

    @Test
    void aReaderNeverSeesHalfAState() throws Exception {
        StateFile file = new StateFile(folder.resolve("state.json"));
        file.write(state("x"));
        AtomicBoolean over = new AtomicBoolean();
        Thread writer = Thread.ofVirtual().start(() -> {
            try {
                for (int i = 0; i < 300; i++) {
                    file.write(state("x".repeat(1 + i * 40)));
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } finally {
                over.set(true);
            }
        });
        while (!over.get()) {
            assertThat(file.read()).isPresent();
        }
        writer.join();
    }
}

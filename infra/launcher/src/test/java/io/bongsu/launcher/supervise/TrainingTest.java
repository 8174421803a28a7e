package io.bongsu.launcher.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {

    @TempDir
    Path folder;

    private final List<String> trained = new ArrayList<>();

    private Component component(String name, String line) {
        return new FakeComponent(name, "exit 0", folder, Set.of(), 0) {
            @Override
            public Optional<Command> training() {
                return Optional.of(new Command(List.of("/bin/sh", "-c", line), Map.of(), folder));
            }

            @Override
            public void trained() {
                trained.add(name());
            }
        };
    }

    private Board board(List<Component> all) {
        SuiteState first = Supervisor.first(all, "http://localhost", Map.of(), Instant.EPOCH);
        return new Board(first, new StateFile(folder.resolve("state.json")), state -> {});
    }

    @Test
    void runsWithTheLowestPriorityAndTellsWhatSucceeded() throws Exception {
        List<Component> all = List.of(component("broken", "exit 3"), component("good", "nice > priority"));
        new Training(all, board(all)).trainAll();
        assertThat(trained).containsExactly("good");
        assertThat(Files.readString(folder.resolve("priority"))).isEqualToIgnoringNewLines("19");
    }

    @Test
    void endsWhenTheSuiteDoes() throws Exception {
        List<Component> all = List.of(component("long", "echo $$ > pid; exec sleep 600"), component("next", "exit 0"));
        Board board = board(all);
        Thread training = new Thread(() -> trainAll(all, board));
        training.start();
        await().until(() -> Files.exists(folder.resolve("pid")) && Files.size(folder.resolve("pid")) > 0);
        board.phase(Phase.STOPPING, 0);
        training.join();
        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        await().until(() -> ProcessTable.started(pid) == ProcessTable.GONE);
        assertThat(trained).isEmpty();
    }

    private static void trainAll(List<Component> all, Board board) {
        try {
            new Training(all, board).trainAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.bongsu.launcher.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenLastIsHowTheRunEnded() throws Exception {
        Component late = new FakeComponent("late", "true", folder, Set.of(), 0);
        Path file = folder.resolve("state.json");
        Board board = new Board(
                Supervisor.first(List.of(late), "http://localhost", Map.of(), Instant.EPOCH),
                new StateFile(file),
                state -> {});
        board.change("late", state -> state.in(State.WAITING, "for others"));
        assertThat(stateOf(board)).isEqualTo(State.WAITING);

        board.phase(Phase.STOPPED, 0);
        board.change("late", state -> state.in(State.HEALTHY, ""));

        assertThat(stateOf(board)).isEqualTo(State.WAITING);
        assertThat(new StateFile(file).read()).contains(board.state());
    }

    private static State stateOf(Board board) {
        return board.state().component("late").map(ComponentState::state).orElseThrow();
    }
}

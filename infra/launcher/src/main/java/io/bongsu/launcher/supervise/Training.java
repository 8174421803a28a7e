package io.bongsu.launcher.supervise;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes start-up caches while the suite runs, one after the other and with the lowest priority: what is killed before its
 * first orderly end starts again from one too.
 */
final class Training implements Runnable {
    /** Who starts the suite has the machine for himself at first; who ends it so soon gets the caches at the end. */
    private static final long LATER_MILLIS = 60_000;

    private static final long LIMIT_SECONDS = 600;
    private static final long LOOK_MILLIS = 200;
    private static final List<String> IN_THE_BACKGROUND = List.of("nice", "-n", "19");

    private final List<Component> all;
    private final Board board;

    Training(List<Component> all, Board board) {
        this.all = all;
        this.board = board;
    }

    @Override
    public void run() {
        try {
            if (!board.awaitStop(LATER_MILLIS)) {
                trainAll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void trainAll() throws InterruptedException {
        for (Component one : all) {
            if (board.stopping()) {
                return;
            }
            train(one);
        }
    }

    /** Nobody waits for it: when it does not work the next start is as slow as this one was. */
    private void train(Component component) throws InterruptedException {
        try {
            Command command = component.training().orElse(null);
            if (command != null && ran(command)) {
                component.trained();
            }
        } catch (IOException e) {
            // no nice on this machine, or no room on the disk
        }
    }

    private boolean ran(Command command) throws IOException, InterruptedException {
        Process process = command.builder(IN_THE_BACKGROUND)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
            while (process.isAlive()) {
                if (board.awaitStop(LOOK_MILLIS) || System.nanoTime() > limit) {
                    return false;
                }
            }
            return process.exitValue() == 0;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}

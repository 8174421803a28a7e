package io.bongsu.launcher.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Under which identity PostgreSQL runs, which refuses to run as root.
 *
 * @param prefix words to put before a command
 * @param owner the user id, as this process sees it, to whom its files must belong
 */
record RunAs(List<String> prefix, int owner) {

    private static final int ROOT = 0;
    private static final int NOBODY = 65534;

    /**
     * Not root: as we are. Root: in a user namespace of its own, where the files stay root's and every folder works;
     * where that is forbidden (some containers), as "nobody", who must be able to reach the folders.
     *
     * @param program something to try it with
     */
    static RunAs choose(Path program, Path data) throws IOException, InterruptedException {
        int me = (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        if (me != ROOT) {
            return new RunAs(List.of(), me);
        }
        RunAs namespace = new RunAs(List.of("unshare", "--user", "--"), ROOT);
        if (namespace.works(program, data)) {
            return namespace;
        }
        RunAs nobody =
                new RunAs(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"), NOBODY);
        if (nobody.works(program, data)) {
            return nobody;
        }
        throw new IOException("PostgreSQL cannot run as root, and user \"nobody\" cannot reach " + data
                + ": set BONGSU_HOME to a folder that others may enter, or start as another user");
    }

    private boolean works(Path program, Path data) throws InterruptedException {
        try {
            own(data);
            return run(List.of(program.toString(), "--version")) == 0
                    && run(List.of("/bin/sh", "-c", "test -w \"$0\"", data.toString())) == 0;
        } catch (IOException e) {
            return false; // the tool is not installed
        }
    }

    private int run(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    List<String> command(List<String> words) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(words);
        return all;
    }

    /** Gives a file, or a folder with all in it, to the identity. Also undoes what another identity did before. */
    void own(Path path) throws IOException {
        if (prefix.isEmpty() || owner == (int) Files.getAttribute(path, "unix:uid")) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                give(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                give(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void give(Path file) throws IOException {
        Files.setAttribute(file, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(file, "unix:gid", owner, LinkOption.NOFOLLOW_LINKS);
    }
}

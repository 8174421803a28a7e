package io.bongsu.launcher.supervise;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A component made of a line of shell; it is healthy once its line has made the file that is named after it. */
class FakeComponent implements Component {
    private final String name;
    private final String line;
    private final Path folder;
    private final Set<String> after;
    private final int stopOrder;

    FakeComponent(String name, String line, Path folder, Set<String> after, int stopOrder) {
        this.name = name;
        this.line = line;
        this.folder = folder;
        this.after = after;
        this.stopOrder = stopOrder;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> after() {
        return after;
    }

    @Override
    public int stopOrder() {
        return stopOrder;
    }

    @Override
    public int port() {
        return 1;
    }

    @Override
    public String version() {
        return "0";
    }

    @Override
    public Command command() {
        return new Command(List.of("/bin/sh", "-c", line), Map.of("UP", sign().toString()), folder);
    }

    Path sign() {
        return folder.resolve(name + ".up");
    }

    @Override
    public boolean healthy() {
        return Files.exists(sign());
    }
}

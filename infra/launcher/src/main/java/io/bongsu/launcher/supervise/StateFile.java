package io.bongsu.launcher.supervise;

import io.bongsu.launcher.home.Json;
import io.bongsu.launcher.home.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** {@code run/state.json}: written by the supervisor at each change, read by everybody else. */
public final class StateFile {

    private final Path file;

    public StateFile(Path file) {
        this.file = file;
    }

    /** The last state; empty when nothing ever ran here, or the file is of a launcher that we do not understand. */
    public Optional<SuiteState> read() throws IOException {
        try {
            return Optional.of(Json.MAPPER.readValue(Files.readAllBytes(file), SuiteState.class));
        } catch (NoSuchFileException | JacksonException e) {
            return Optional.empty();
        }
    }

    void write(SuiteState state) throws IOException {
        PrivateFile.write(file, Json.MAPPER.writeValueAsBytes(state));
    }
}

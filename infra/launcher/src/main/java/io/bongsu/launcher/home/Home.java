package io.bongsu.launcher.home;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where one installation keeps its things.
 *
 * @param checkout the repository
 * @param folder state, secrets, logs and data; {@code .bongsu} of the checkout unless BONGSU_HOME says otherwise
 * @param runtime what can be made again from the build: unpacked programs and start-up caches; may be shared by several
 *     installations with BONGSU_RUNTIME
 */
public record Home(Path checkout, Path folder, Path runtime) {

    public static Home of(Path checkout, Map<String, String> environment) {
        Path root = checkout.toAbsolutePath().normalize();
        Path folder = folder(environment.get("BONGSU_HOME"), root.resolve(".bongsu"));
        return new Home(root, folder, folder(environment.get("BONGSU_RUNTIME"), folder.resolve("runtime")));
    }

    private static Path folder(@Nullable String named, Path otherwise) {
        return named == null || named.isBlank()
                ? otherwise
                : Path.of(named).toAbsolutePath().normalize();
    }

    public Path credentials() {
        return folder.resolve("credentials");
    }

    public Path run() {
        return folder.resolve("run");
    }

    public Path state() {
        return run().resolve("state.json");
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    public Path log(String component) {
        return logs().resolve(component + ".log");
    }

    public Path data(String component) {
        return folder.resolve("data").resolve(component);
    }
}

package io.bongsu.launcher.cli;

import io.bongsu.launcher.home.Home;
import io.bongsu.launcher.java.Jvm;
import io.bongsu.launcher.supervise.StateFile;
import io.bongsu.launcher.supervise.SuiteState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code bench}, {@code eval} and {@code demo}: run by the lab, which is told where the suite is. */
final class Lab {

    private final Home home;

    Lab(Home home) {
        this.home = home;
    }

    int run(String verb, List<String> arguments) throws Refusal, IOException, InterruptedException {
        Path jar = home.checkout().resolve("lab/bench/target/bench.jar");
        if (!Files.exists(jar)) {
            throw new Refusal("./bongsu " + verb + " needs the lab, which is not built: " + jar + " is missing");
        }
        List<String> words = new ArrayList<>(List.of(
                Jvm.JAVA.toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString()));
        if (!verb.equals("bench")) {
            words.add(verb);
        }
        words.addAll(arguments);
        ProcessBuilder lab = new ProcessBuilder(words).inheritIO();
        lab.environment().putAll(environment());
        return lab.start().waitFor();
    }

    private Map<String, String> environment() throws IOException {
        Optional<SuiteState> suite = new StateFile(home.state()).read().filter(SuiteState::supervised);
        return Map.of(
                "BONGSU_HOME", home.folder().toString(),
                "BONGSU_CREDENTIALS", home.credentials().toString(),
                "BONGSU_CHECKOUT", home.checkout().toString(),
                "BONGSU_URL", suite.map(SuiteState::url).orElse(""));
    }
}

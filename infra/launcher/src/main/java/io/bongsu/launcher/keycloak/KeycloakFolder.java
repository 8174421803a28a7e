package io.bongsu.launcher.keycloak;

import io.bongsu.launcher.home.Home;
import io.bongsu.launcher.home.Versions;
import io.bongsu.launcher.java.Jvm;
import io.bongsu.launcher.java.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Keycloak unpacked and built for our options. The build takes about half a minute and happens once. */
final class KeycloakFolder {

    /** A change here must change the folder's name, so that it is built again. */
    private static final List<String> BUILD = List.of(
            "build",
            "--db=postgres",
            "--health-enabled=true",
            "--metrics-enabled=true",
            "--cache=local",
            "--http-relative-path=/auth");

    private final Home home;

    KeycloakFolder(Home home) {
        this.home = home;
    }

    Path folder() {
        return home.runtime()
                .resolve("keycloak-" + Versions.of("keycloak") + "-" + Integer.toHexString(BUILD.hashCode()));
    }

    void prepare() throws IOException, InterruptedException {
        if (Files.isDirectory(folder())) {
            return;
        }
        Path zip = home.checkout()
                .resolve("infra/launcher/target/dist/keycloak-quarkus-dist-" + Versions.of("keycloak") + ".zip");
        if (!Files.exists(zip)) {
            throw new IOException("Keycloak has not been fetched: " + zip + " is missing; build infra/launcher");
        }
        Files.createDirectories(home.runtime());
        Path fresh = Files.createTempDirectory(home.runtime(), "keycloak-");
        try {
            unpack(zip, fresh);
            build(fresh);
            Files.move(fresh, folder(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Program.delete(fresh);
        }
    }

    private static void unpack(Path zip, Path target) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            Enumeration<? extends ZipEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Path inside = Path.of(entry.getName());
                if (inside.getNameCount() < 2) {
                    continue; // the folder that names the version
                }
                Path path =
                        target.resolve(inside.subpath(1, inside.getNameCount())).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive names a file outside of it: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    try (InputStream in = file.getInputStream(entry)) {
                        Files.copy(in, path);
                    }
                }
            }
        }
    }

    private void build(Path folder) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(
                List.of(Jvm.JAVA.toString(), "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        words.addAll(program(folder));
        words.addAll(BUILD);
        Path log = home.log("keycloak");
        Files.createDirectories(log.getParent());
        ProcessBuilder build = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        build.environment().keySet().removeIf(name -> name.startsWith("KC_") || name.startsWith("JAVA_"));
        Process process = build.start();
        if (process.waitFor() != 0) {
            throw new IOException("Keycloak's build failed with status " + process.exitValue());
        }
    }

    /** What kc.sh would execute; without the shell in between, our signals reach the server. */
    static List<String> program(Path folder) {
        return List.of(
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Djdk.tls.rejectClientInitiatedRenegotiation=true",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Dkc.home.dir=" + folder,
                "-Djboss.server.config.dir=" + folder.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-cp",
                folder.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
    }
}

package io.bongsu.launcher.java;

import io.bongsu.launcher.home.Home;
import io.bongsu.launcher.supervise.ProcessTable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** One build of one of our jars, unpacked for a fast start in a folder of its own. */
public final class Program {

    private Program() {}

    /** The folder for what is made of this build of the jar; another build has another. */
    public static Path folder(Home home, String name, Path jar) {
        return home.runtime().resolve("programs").resolve(name + "-" + Long.toHexString(build(jar)));
    }

    /** What distinguishes builds: the content's check sums. A reproducible build gives all its jars one and the same time. */
    private static long build(Path jar) {
        long sum = 0;
        try (ZipFile file = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                sum = sum * 31 + entry.getName().hashCode() * 17L + entry.getCrc();
            }
        } catch (IOException e) {
            return 0; // not built: preparing it will say so
        }
        return sum;
    }

    /** Unpacks a Spring Boot jar once and answers the jar to start; older builds that nobody runs are removed. */
    public static Path extract(Home home, String name, Path folder, Path jar, Path log)
            throws IOException, InterruptedException {
        Path start = folder.resolve("app").resolve(jar.getFileName());
        if (!Files.exists(start)) {
            removeOlder(home, name, folder);
            Files.createDirectories(folder);
            Path fresh = Files.createTempDirectory(folder, "app-");
            Files.createDirectories(log.getParent());
            Process extract = new ProcessBuilder(List.of(
                            Jvm.JAVA.toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Djarmode=tools",
                            "-jar",
                            jar.toString(),
                            "extract",
                            "--force",
                            "--destination",
                            fresh.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            if (extract.waitFor() != 0) {
                throw new IOException(jar + " could not be extracted");
            }
            Files.move(fresh, folder.resolve("app"), StandardCopyOption.ATOMIC_MOVE);
        }
        return start;
    }

    /** Removes what was made of other builds, unless somebody still runs it. */
    public static void removeOlder(Home home, String name, Path current) throws IOException {
        Path programs = Files.createDirectories(home.runtime().resolve("programs"));
        try (DirectoryStream<Path> builds = Files.newDirectoryStream(programs, name + "-*")) {
            for (Path build : builds) {
                if (!build.equals(current) && !ProcessTable.mentioned(build.toString())) {
                    delete(build);
                }
            }
        }
    }

    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}

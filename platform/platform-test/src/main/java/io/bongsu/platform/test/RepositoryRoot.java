package io.bongsu.platform.test;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the checkout begins, seen from the module a test runs in. */
final class RepositoryRoot {

    private RepositoryRoot() {}

    static Path find() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("contracts/pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("not inside a checkout: " + Path.of("").toAbsolutePath());
    }
}

package io.bongsu.platform.test;

import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;

/** Where a test takes its services from. */
final class Source {
    private static final boolean DOCKER = dockerIsThere();

    private Source() {}

    static boolean docker() {
        return DOCKER;
    }

    /** Printed once per service and JVM, so that a log says what was really tested. */
    static void say(String service, String source) {
        System.out.println("[bongsu-test] " + service + ": " + source);
    }

    private static boolean dockerIsThere() {
        try {
            boolean reachable = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
            return reachable && DockerClientFactory.instance().isDockerAvailable();
        } catch (IllegalStateException e) {
            return false;
        }
    }
}

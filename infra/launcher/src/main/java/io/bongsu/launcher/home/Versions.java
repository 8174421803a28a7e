package io.bongsu.launcher.home;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Versions of what the launcher was built with; they stand once, in the parent pom. */
public final class Versions {

    private static final Properties ALL = load();

    private Versions() {}

    /** The suite's own version. */
    public static String suite() {
        return value("version");
    }

    /** The version of a third party: "postgres", "keycloak" or "qpid". */
    public static String of(String product) {
        return value(product + ".version");
    }

    private static String value(String key) {
        return Objects.requireNonNull(ALL.getProperty(key), () -> key + " is not in launcher.properties");
    }

    private static Properties load() {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(Versions.class.getResourceAsStream("/launcher.properties"))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}

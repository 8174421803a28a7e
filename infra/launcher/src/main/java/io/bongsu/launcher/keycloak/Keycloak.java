package io.bongsu.launcher.keycloak;

import io.bongsu.launcher.home.Credentials;
import io.bongsu.launcher.home.Home;
import io.bongsu.launcher.home.Port;
import io.bongsu.launcher.home.Ports;
import io.bongsu.launcher.home.Versions;
import io.bongsu.launcher.java.AotCache;
import io.bongsu.launcher.java.Jvm;
import io.bongsu.launcher.supervise.Command;
import io.bongsu.launcher.supervise.Component;
import io.bongsu.launcher.supervise.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The identity provider, on loopback; people reach its sign-in pages through the gateway. */
public final class Keycloak implements Component {

    private static final Jvm JVM = new Jvm(192, true);

    private final Home home;
    private final Ports ports;
    private final String publicUrl;
    private final Credentials credentials;
    private final KeycloakFolder keycloak;
    private final AotCache cache;

    public Keycloak(Home home, Ports ports, String publicUrl, Credentials credentials) {
        this.home = home;
        this.ports = ports;
        this.publicUrl = publicUrl;
        this.credentials = credentials;
        this.keycloak = new KeycloakFolder(home);
        this.cache = AotCache.of(keycloak.folder(), System.getenv());
    }

    @Override
    public String name() {
        return "keycloak";
    }

    @Override
    public int port() {
        return ports.of(Port.KEYCLOAK);
    }

    @Override
    public String version() {
        return Versions.of("keycloak");
    }

    @Override
    public Set<String> after() {
        return Set.of("postgres");
    }

    @Override
    public int stopOrder() {
        return 2;
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        keycloak.prepare();
        Path imports = Files.createDirectories(keycloak.folder().resolve("data/import"));
        Files.copy(
                home.checkout().resolve("infra/keycloak/bongsu-realm.json"),
                imports.resolve("bongsu-realm.json"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public Command command() {
        List<String> words = new ArrayList<>(KeycloakFolder.program(keycloak.folder()));
        words.addAll(List.of("start", "--optimized", "--import-realm"));
        return new Command(JVM.command(cache, words), environment(), keycloak.folder());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("KC_DB_URL", "jdbc:postgresql://127.0.0.1:" + ports.of(Port.POSTGRES) + "/keycloak");
        environment.put("KC_DB_USERNAME", "keycloak");
        environment.put("KC_DB_PASSWORD", credentials.secret("keycloak-database"));
        environment.put("KC_DB_POOL_INITIAL_SIZE", "1");
        environment.put("KC_DB_POOL_MAX_SIZE", "15");
        environment.put("KC_LOG_LEVEL", "info,io.smallrye.health:warn"); // it would report each probe while it starts
        environment.put("KC_HTTP_ENABLED", "true");
        environment.put("KC_HTTP_HOST", "127.0.0.1");
        environment.put("KC_HTTP_PORT", Integer.toString(port()));
        environment.put("KC_HTTP_MANAGEMENT_PORT", Integer.toString(ports.of(Port.KEYCLOAK_MANAGEMENT)));
        environment.put("KC_HTTP_POOL_MAX_THREADS", "16");
        environment.put("KC_HOSTNAME", publicUrl + "/auth");
        environment.put("KC_PROXY_HEADERS", "xforwarded");
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "bongsu-admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", credentials.secret("keycloak-admin"));
        environment.put("BONGSU_GATEWAY_CLIENT_SECRET", credentials.secret("gateway-client"));
        environment.put("BONGSU_DIRECTORY_CLIENT_SECRET", credentials.secret("directory-client"));
        credentials.accounts().forEach((user, account) -> environment.put(passwordVariable(user), account.password()));
        return environment;
    }

    /** The name by which the realm file asks for a person's first password. */
    static String passwordVariable(String user) {
        return "BONGSU_PASSWORD_" + user.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    @Override
    public boolean healthy() {
        return Probe.status("http://127.0.0.1:" + ports.of(Port.KEYCLOAK_MANAGEMENT) + "/auth/health/ready") == 200;
    }

    @Override
    public void failedToStart() {
        cache.distrust();
    }

    @Override
    public void endedInOrder() throws IOException {
        cache.keep();
    }

    @Override
    public boolean leavesCache() {
        return cache.recording();
    }
}
